// The merchant's whole way, with the mouse; what it is stands in merchant-journey.ts.
// Any console error and any failed request fails it.
import { merchantJourney } from "./merchant-journey.ts";

await merchantJourney("mouse");
