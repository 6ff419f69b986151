import createClient, { type Client } from "openapi-fetch";
import type { components, paths } from "../generated/schema.js";

/** The schemas of the API, by name. */
export type Schemas = components["schemas"];

/** The code of a problem. */
export type ProblemCode = Schemas["Problem"]["code"];

/** A client whose paths, parameters, bodies and problems are those of the OpenAPI document. */
export type ApiClient = Client<paths>;

/**
 * Returns a client of the platform.
 *
 * @param baseUrl address of the platform, without the path
 * @param accessToken token of the caller, or nothing for what is public
 */
export function apiClient(baseUrl: string, accessToken?: string): ApiClient {
  const headers = accessToken === undefined ? {} : { Authorization: `Bearer ${accessToken}` };
  return createClient<paths>({ baseUrl, headers });
}
