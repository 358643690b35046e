// The merchant's whole way once more, without a mouse: everything is reached by Tab, shows its focus, and nothing holds it
// fast. What it is stands in merchant-journey.ts.
import { merchantJourney } from "./merchant-journey.ts";

await merchantJourney("keyboard");
