// Ids that grow with time, so that new rows land at the end of an index and pages stay in memory.
export { v7 as uuidv7, validate as isUuid } from "uuid";
