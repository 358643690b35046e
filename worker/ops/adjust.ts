// adjust, adjust-undo: points given or taken by hand.
import { randomUUID } from "node:crypto";
import { adjustPoints, maxAdjustmentPoints } from "../../rewards/adjustments/adjust.ts";
import { undoAdjustment } from "../../rewards/adjustments/undo.ts";
import type { PlayerId } from "../../rewards/ids.ts";
import { numberOption, type OpsCommand, readFlags, shopOption, textOption, UsageError } from "./command.ts";

export const adjust: OpsCommand = {
  name: ["adjust"],
  usage: "adjust --shop SHOP --player ID --points N --reason TEXT [--reference ID] [--allow-negative]",
  help:
    "Gives points, or takes them (--points -50). With the same --reference it happens once. More than the balance is " +
    "taken with --allow-negative only.",
  run: async (pool, words) => {
    const { options, flags } = readFlags(words, {
      required: ["shop", "player", "points", "reason"],
      optional: ["reference"],
      flags: ["allow-negative"],
    });
    const points = numberOption("points", options.points ?? "");
    if (points === 0 || Math.abs(points) > maxAdjustmentPoints) {
      throw new UsageError(
        `--points must not be zero, and between -${maxAdjustmentPoints} and ${maxAdjustmentPoints}.`,
      );
    }
    const referenceId = textOption("reference", options.reference ?? randomUUID(), 200);
    const outcome = await adjustPoints(pool, {
      shop: shopOption(options.shop),
      playerId: textOption("player", options.player, 200) as PlayerId,
      points,
      reason: textOption("reason", options.reason, 500),
      referenceId,
      at: Date.now(),
      allowNegative: flags.has("allow-negative"),
    });
    switch (outcome.kind) {
      case "adjusted":
        console.log(
          `Player ${outcome.adjustment.playerId} has ${outcome.balance} points now. Reference ${referenceId}.`,
        );
        return 0;
      case "replayed":
        console.log(`It was done before with the reference ${referenceId}; nothing was changed.`);
        return 0;
      case "conflict":
        console.error(`The reference ${referenceId} was used before for another adjustment. Use a new one.`);
        return 1;
      case "too_few_points":
        console.error(`The player has ${outcome.balance} points. Take less, or say --allow-negative.`);
        return 1;
      case "unknown_player":
        console.error("No such player in that shop.");
        return 1;
    }
  },
};

export const adjustUndo: OpsCommand = {
  name: ["adjust-undo"],
  usage: "adjust-undo --shop SHOP --reference ID --reason TEXT [--allow-negative]",
  help: "Takes an adjustment back, once, by an entry that names it.",
  run: async (pool, words) => {
    const { options, flags } = readFlags(words, {
      required: ["shop", "reference", "reason"],
      flags: ["allow-negative"],
    });
    const outcome = await undoAdjustment(pool, {
      shop: shopOption(options.shop),
      referenceId: textOption("reference", options.reference, 200),
      reason: textOption("reason", options.reason, 500),
      at: Date.now(),
      allowNegative: flags.has("allow-negative"),
    });
    switch (outcome.kind) {
      case "undone":
        console.log(`Player ${outcome.adjustment.playerId} has ${outcome.balance} points now.`);
        return 0;
      case "replayed":
        console.log("It was undone before; nothing was changed.");
        return 0;
      case "unknown_adjustment":
        console.error("The shop has no adjustment with that reference.");
        return 1;
      case "nothing_left":
        console.error("Nothing is left of the adjustment: its points have expired.");
        return 1;
      case "too_few_points":
        console.error(`The player has ${outcome.balance} points. Say --allow-negative to take the rest all the same.`);
        return 1;
    }
  },
};
