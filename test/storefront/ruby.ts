// Whether this machine has Shopify's own Liquid: Ruby with the gem `liquid` (Debian: ruby-liquid).
import { spawnSync } from "node:child_process";

export const hasRubyLiquid: boolean = spawnSync("ruby", ["-e", 'require "liquid"']).status === 0;
