import type { components } from "../../generated/schema";

/** The schemas of the API, by name. */
export type Schemas = components["schemas"];
export type ConcertSummary = Schemas["ConcertSummary"];
export type Concert = Schemas["Concert"];
export type Reservation = Schemas["Reservation"];
export type Me = Schemas["Me"];
export type Money = Schemas["Money"];
export type TopUp = Schemas["TopUp"];
export type Transaction = Schemas["Transaction"];
export type Role = Me["roles"][number];
export type Plan = Schemas["Plan"];
export type PlanSection = Schemas["PlanSection"];
export type SectionLayout = Schemas["SectionLayout"];
export type SeatAttribute = PlanSection["attributes"][string][number];
export type Rectangle = Schemas["Rectangle"];
export type Dashboard = Schemas["Dashboard"];
export type DashboardFigures = Schemas["Figures"];
