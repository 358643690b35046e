// Anything else below /v1 is told so in the API's own shape.
import { refuse } from "../doors/api-answer.ts";

const notFound = (): Response => refuse("notFound", "There is no such endpoint. The API is described in docs/api.md.");

export const loader = notFound;
export const action = notFound;
