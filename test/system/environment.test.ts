// What a process is told, and the sentence it says when it cannot use it.
import { describe, expect, it } from "vitest";
import { readEnvironment, requireShopifyCredentials } from "../../system/environment.ts";

describe("the environment", () => {
  it("has a default for everything but what Shopify gives out", () => {
    expect(readEnvironment({})).toMatchObject({
      port: 3000,
      host: "0.0.0.0",
      dataDir: ".data",
      databaseUrl: null,
      redisUrl: null,
    });
    expect(() => requireShopifyCredentials(readEnvironment({}))).toThrow(
      /SHOPIFY_API_KEY, SHOPIFY_API_SECRET, SHOPIFY_APP_URL/,
    );
  });

  it("names the variable that it cannot use", () => {
    expect(() => readEnvironment({ PORT: "eighty" })).toThrow(/PORT/);
    expect(() => readEnvironment({ DATABASE_URL: "mysql://x" })).toThrow(
      /DATABASE_URL: must be a URL that starts with postgres:/,
    );
    expect(() => readEnvironment({ REDIS_URL: "localhost" })).toThrow(/REDIS_URL/);
  });

  it("takes the public address that the Shopify CLI puts into HOST for what it is", () => {
    const environment = readEnvironment({ HOST: "https://tunnel.example.com/" });
    expect(environment.host).toBe("0.0.0.0");
    expect(environment.shopify.appUrl).toBe("https://tunnel.example.com");
  });
});
