// An import while it goes on and when it is done; and the wish to take it back, which a worker carries out.
import { askForUndo } from "../../rewards/import/undo.ts";
import { isUuid } from "../../rewards/store/uuid.ts";
import { readImport } from "../admin/import-page.ts";
import { calledOff, watched } from "../doors/job.ts";

export const loader = watched("importId", readImport);
export const action = calledOff(
  "importId",
  async (pool, shop, id) => isUuid(id) && askForUndo(pool, shop, id),
  "being_undone",
);
