// What Shopify is told of Encore: the subscriptions, the fields, the operations.
import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { promisify } from "node:util";
import { parse } from "smol-toml";
import { describe, expect, it } from "vitest";
import { includeFields, topics } from "../../rewards/inbox/topics.ts";

interface Subscription {
  topics?: string[];
  compliance_topics?: string[];
  uri: string;
  include_fields?: string[];
}

const file = new URL("../../shopify.app.toml", import.meta.url);
const configuration = parse(readFileSync(file, "utf8")) as unknown as {
  webhooks: { api_version: string; subscriptions: Subscription[] };
};
const { subscriptions } = configuration.webhooks;

describe("shopify.app.toml", () => {
  it("subscribes to every topic that Encore handles, once, at the one door, and to no other", () => {
    const subscribed = subscriptions.flatMap((entry) => [...(entry.topics ?? []), ...(entry.compliance_topics ?? [])]);
    expect(subscribed.sort()).toEqual(Object.keys(topics).sort());
    expect(new Set(subscriptions.map((entry) => entry.uri))).toEqual(new Set(["/webhooks"]));
    expect(configuration.webhooks.api_version).toBe("2026-10");
  });

  it("keeps the compliance topics apart, as Shopify demands", () => {
    const compliance = ["customers/data_request", "customers/redact", "shop/redact"];
    expect(subscriptions.flatMap((entry) => entry.compliance_topics ?? []).sort()).toEqual(compliance);
  });

  it("asks for the fields that the door keeps, and no more", () => {
    for (const { topics: names = [], include_fields: fields } of subscriptions) {
      for (const topic of names) expect([topic, fields]).toEqual([topic, includeFields(topic)]);
    }
  });

  it("asks of changing resources for the field that changes each time, without which deliveries are dropped as copies", () => {
    for (const { topics: names = [], include_fields: fields } of subscriptions) {
      if (
        names.some((topic) =>
          /^(orders\/(create|updated|paid|cancelled)|products\/update|customers\/(create|update))/.test(topic),
        )
      ) {
        expect(fields).toContain("updated_at");
      }
    }
  });
});

describe("the types of our Admin operations", () => {
  it("are current: the operations are valid in Shopify's schema 2026-10 and the types were made from them", async () => {
    // In a process of its own: the test runner loads graphql twice, and graphql refuses to mix the two.
    const check = promisify(execFile)(process.execPath, ["shopify/generate-main.ts", "--check"]);
    await expect(check).resolves.toBeDefined();
  });
});
