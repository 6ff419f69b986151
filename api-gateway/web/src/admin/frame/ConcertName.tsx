import { Link } from "../../ui/Link";
import { useConcertTitle } from "./useConcert";

/** Links the title of a concert. */
export function ConcertName({ concertId, to }: { concertId: string; to: string }) {
  return <Link to={to}>{useConcertTitle(concertId)}</Link>;
}
