-- CreateTable
CREATE TABLE "storefront_changes" (
    "shop" TEXT NOT NULL,
    "player_id" TEXT NOT NULL
);

-- CreateTable
CREATE TABLE "storefront_metafields" (
    "shop" TEXT NOT NULL,
    "player_id" TEXT NOT NULL,
    "due_at" TIMESTAMPTZ(3),
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "hash" TEXT,
    "digest" TEXT,
    "reason" TEXT,
    "written_at" TIMESTAMPTZ(3),

    CONSTRAINT "storefront_metafields_pkey" PRIMARY KEY ("shop","player_id")
);


-- Few rows of many are due at a time.
CREATE INDEX "storefront_metafields_due" ON "storefront_metafields" ("shop", "due_at") WHERE "due_at" IS NOT NULL;

-- Whoever changes a player changes what the storefront shows of him. One row a player and statement, in the transaction of
-- the change; players of integrators have no customer whom Shopify would show anything.
-- docs/decisions/0015-storefront-metafields.md
CREATE FUNCTION "note_changed_players"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO "storefront_changes" ("shop", "player_id")
  SELECT DISTINCT "shop", "player_id" FROM changed WHERE "player_id" ~ '^[0-9]+$';
  RETURN NULL;
END;
$$;

-- Entries, badges and progress are never written without the player's own row.
CREATE TRIGGER "players_storefront"
  AFTER UPDATE ON "players" REFERENCING NEW TABLE AS changed
  FOR EACH STATEMENT EXECUTE FUNCTION "note_changed_players"();

-- Vouchers become ready, used, expired or revoked by themselves.
CREATE TRIGGER "inventory_items_storefront"
  AFTER UPDATE ON "inventory_items" REFERENCING NEW TABLE AS changed
  FOR EACH STATEMENT EXECUTE FUNCTION "note_changed_players"();

CREATE FUNCTION "note_changed_programme"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO "storefront_changes" ("shop", "player_id") VALUES (NEW."shop", '');
  RETURN NULL;
END;
$$;

CREATE TRIGGER "shops_storefront_new"
  AFTER INSERT ON "shops" FOR EACH ROW EXECUTE FUNCTION "note_changed_programme"();

-- Every save of a badge or a setting, and every installation, makes the programme a new version.
CREATE TRIGGER "shops_storefront"
  AFTER UPDATE OF "programme_version", "settings" ON "shops"
  FOR EACH ROW EXECUTE FUNCTION "note_changed_programme"();

-- Rewards are archived and never deleted.
CREATE TRIGGER "catalogue_rewards_storefront"
  AFTER INSERT OR UPDATE ON "catalogue_rewards"
  FOR EACH ROW EXECUTE FUNCTION "note_changed_programme"();

-- A shop that comes back: what its metafields hold by now, nobody knows.
CREATE FUNCTION "forget_storefront"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE "storefront_metafields" SET "hash" = NULL, "digest" = NULL, "due_at" = now() WHERE "shop" = NEW."shop";
  RETURN NULL;
END;
$$;

CREATE TRIGGER "shops_storefront_again"
  AFTER UPDATE OF "uninstalled_at" ON "shops" FOR EACH ROW
  WHEN (OLD."uninstalled_at" IS NOT NULL AND NEW."uninstalled_at" IS NULL)
  EXECUTE FUNCTION "forget_storefront"();

-- What was there before is shown as well.
INSERT INTO "storefront_changes" ("shop", "player_id") SELECT "shop", '' FROM "shops";
INSERT INTO "storefront_changes" ("shop", "player_id")
SELECT "shop", "player_id" FROM "players" WHERE "player_id" ~ '^[0-9]+$';
