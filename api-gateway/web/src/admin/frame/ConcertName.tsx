import { Link } from "../../ui/Link";
import { useConcertTitle } from "./useConcert";

/** The title of a concert, as a link. */
export function ConcertName({ concertId, to }: { concertId: string; to: string }) {
  return <Link to={to}>{useConcertTitle(concertId)}</Link>;
}
