-- CreateTable
CREATE TABLE "sessions" (
    "id" TEXT NOT NULL,
    "shop" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "isOnline" BOOLEAN NOT NULL DEFAULT false,
    "scope" TEXT,
    "expires" TIMESTAMPTZ(3),
    "accessToken" TEXT NOT NULL,
    "userId" BIGINT,
    "firstName" TEXT,
    "lastName" TEXT,
    "email" TEXT,
    "accountOwner" BOOLEAN NOT NULL DEFAULT false,
    "locale" TEXT,
    "collaborator" BOOLEAN DEFAULT false,
    "emailVerified" BOOLEAN DEFAULT false,
    "refreshToken" TEXT,
    "refreshTokenExpires" TIMESTAMPTZ(3),

    CONSTRAINT "sessions_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "shops" (
    "shop" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "time_zone" TEXT NOT NULL,
    "settings" JSONB NOT NULL DEFAULT '{}',
    "programme_version" INTEGER NOT NULL DEFAULT 1,
    "installed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "uninstalled_at" TIMESTAMPTZ(3),

    CONSTRAINT "shops_pkey" PRIMARY KEY ("shop")
);

-- CreateTable
CREATE TABLE "inbox_events" (
    "id" BIGSERIAL NOT NULL,
    "shop" TEXT NOT NULL,
    "topic" TEXT NOT NULL,
    "event_id" TEXT NOT NULL,
    "webhook_id" TEXT,
    "triggered_at" TIMESTAMPTZ(3) NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "payload" JSONB NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'received',
    "reason" TEXT,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "enqueued_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "finished_at" TIMESTAMPTZ(3),

    CONSTRAINT "inbox_events_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "products" (
    "shop" TEXT NOT NULL,
    "product_id" TEXT NOT NULL,
    "found" BOOLEAN NOT NULL,
    "title" TEXT NOT NULL,
    "vendor" TEXT NOT NULL,
    "categories" TEXT[],
    "tags" TEXT[],
    "fetched_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "products_pkey" PRIMARY KEY ("shop","product_id")
);

-- CreateTable
CREATE TABLE "orders" (
    "shop" TEXT NOT NULL,
    "order_id" TEXT NOT NULL,
    "customer_id" TEXT,
    "snapshot" JSONB NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "triggered_at" TIMESTAMPTZ(3) NOT NULL,
    "counted" BOOLEAN NOT NULL DEFAULT false,
    "not_counted_reasons" TEXT[],
    "first_seen_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "orders_pkey" PRIMARY KEY ("shop","order_id")
);

-- CreateTable
CREATE TABLE "badges" (
    "shop" TEXT NOT NULL,
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'active',
    "current_version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "badges_pkey" PRIMARY KEY ("shop","id")
);

-- CreateTable
CREATE TABLE "badge_versions" (
    "shop" TEXT NOT NULL,
    "badge_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "definition" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "badge_versions_pkey" PRIMARY KEY ("shop","badge_id","version")
);

-- CreateTable
CREATE TABLE "players" (
    "shop" TEXT NOT NULL,
    "player_id" TEXT NOT NULL,
    "balance" BIGINT NOT NULL DEFAULT 0,
    "orders_counted" INTEGER NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "players_pkey" PRIMARY KEY ("shop","player_id")
);

-- CreateTable
CREATE TABLE "actions" (
    "id" UUID NOT NULL,
    "shop" TEXT NOT NULL,
    "player_id" TEXT NOT NULL,
    "reference_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "order_id" TEXT,
    "occurred_at" TIMESTAMPTZ(3) NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "fingerprint" TEXT NOT NULL,
    "details" JSONB NOT NULL,
    "multiplier" DECIMAL(65,30) NOT NULL DEFAULT 1,
    "programme_version" INTEGER NOT NULL,
    "earned_points" BIGINT NOT NULL,
    "decision" JSONB NOT NULL,

    CONSTRAINT "actions_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ledger_entries" (
    "id" UUID NOT NULL,
    "shop" TEXT NOT NULL,
    "player_id" TEXT NOT NULL,
    "action_id" UUID,
    "points" BIGINT NOT NULL,
    "source" TEXT NOT NULL,
    "badge_id" UUID,
    "reverses" UUID,
    "entry_key" TEXT NOT NULL,
    "occurred_at" TIMESTAMPTZ(3) NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ledger_entries_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "awards" (
    "id" UUID NOT NULL,
    "shop" TEXT NOT NULL,
    "player_id" TEXT NOT NULL,
    "badge_id" UUID NOT NULL,
    "badge_version" INTEGER NOT NULL,
    "occurrence" INTEGER NOT NULL,
    "action_id" UUID NOT NULL,
    "points" BIGINT NOT NULL,
    "earned_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "awards_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "progress" (
    "shop" TEXT NOT NULL,
    "player_id" TEXT NOT NULL,
    "badge_id" UUID NOT NULL,
    "times_earned" INTEGER NOT NULL,
    "last_earned_at" TIMESTAMPTZ(3),
    "current" BIGINT NOT NULL,
    "target" BIGINT NOT NULL,
    "challenges" JSONB NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "progress_pkey" PRIMARY KEY ("shop","player_id","badge_id")
);

-- CreateTable
CREATE TABLE "inventory_items" (
    "id" UUID NOT NULL,
    "shop" TEXT NOT NULL,
    "player_id" TEXT NOT NULL,
    "award_id" UUID NOT NULL,
    "deliverable_id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "label" TEXT NOT NULL,
    "voucher" JSONB,
    "code" TEXT,
    "state" TEXT NOT NULL,
    "reason" TEXT,
    "discount_id" TEXT,
    "expires_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "inventory_items_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "outbox_messages" (
    "id" BIGSERIAL NOT NULL,
    "shop" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "payload" JSONB NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'waiting',
    "reason" TEXT,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "next_attempt_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "finished_at" TIMESTAMPTZ(3),

    CONSTRAINT "outbox_messages_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "api_keys" (
    "id" UUID NOT NULL,
    "shop" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "api_keys_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "sessions_shop_idx" ON "sessions"("shop");

-- CreateIndex
CREATE UNIQUE INDEX "inbox_events_shop_topic_event_id_key" ON "inbox_events"("shop", "topic", "event_id");

-- CreateIndex
CREATE INDEX "orders_shop_customer_id_first_seen_at_idx" ON "orders"("shop", "customer_id", "first_seen_at");

-- CreateIndex
CREATE UNIQUE INDEX "badges_shop_name_key" ON "badges"("shop", "name");

-- CreateIndex
CREATE INDEX "actions_shop_recorded_at_idx" ON "actions"("shop", "recorded_at");

-- CreateIndex
CREATE INDEX "actions_shop_player_id_occurred_at_idx" ON "actions"("shop", "player_id", "occurred_at" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "actions_shop_reference_id_key" ON "actions"("shop", "reference_id");

-- CreateIndex
CREATE INDEX "ledger_entries_shop_player_id_recorded_at_idx" ON "ledger_entries"("shop", "player_id", "recorded_at");

-- CreateIndex
CREATE UNIQUE INDEX "ledger_entries_shop_entry_key_key" ON "ledger_entries"("shop", "entry_key");

-- CreateIndex
CREATE INDEX "awards_shop_badge_id_earned_at_idx" ON "awards"("shop", "badge_id", "earned_at");

-- CreateIndex
CREATE UNIQUE INDEX "awards_shop_player_id_badge_id_occurrence_key" ON "awards"("shop", "player_id", "badge_id", "occurrence");

-- CreateIndex
CREATE INDEX "inventory_items_shop_player_id_created_at_idx" ON "inventory_items"("shop", "player_id", "created_at");

-- CreateIndex
CREATE UNIQUE INDEX "inventory_items_shop_award_id_deliverable_id_key" ON "inventory_items"("shop", "award_id", "deliverable_id");

-- CreateIndex
CREATE UNIQUE INDEX "inventory_items_shop_code_key" ON "inventory_items"("shop", "code");

-- CreateIndex
CREATE UNIQUE INDEX "outbox_messages_shop_kind_key_key" ON "outbox_messages"("shop", "kind", "key");

-- CreateIndex
CREATE UNIQUE INDEX "api_keys_hash_key" ON "api_keys"("hash");

-- CreateIndex
CREATE INDEX "api_keys_shop_idx" ON "api_keys"("shop");

-- AddForeignKey
ALTER TABLE "badges" ADD CONSTRAINT "badges_shop_fkey" FOREIGN KEY ("shop") REFERENCES "shops"("shop") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "badge_versions" ADD CONSTRAINT "badge_versions_shop_badge_id_fkey" FOREIGN KEY ("shop", "badge_id") REFERENCES "badges"("shop", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "api_keys" ADD CONSTRAINT "api_keys_shop_fkey" FOREIGN KEY ("shop") REFERENCES "shops"("shop") ON DELETE RESTRICT ON UPDATE CASCADE;

-- The ledger is append only: a correction is a new entry, and nobody rewrites what was earned.
CREATE FUNCTION "refuse_ledger_change"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'ledger_entries is append only: % refused; write an entry that reverses the other', TG_OP
    USING ERRCODE = 'restrict_violation';
END;
$$;

CREATE TRIGGER "ledger_entries_append_only"
  BEFORE UPDATE OR DELETE ON "ledger_entries"
  FOR EACH STATEMENT EXECUTE FUNCTION "refuse_ledger_change"();

CREATE TRIGGER "ledger_entries_no_truncate"
  BEFORE TRUNCATE ON "ledger_entries"
  FOR EACH STATEMENT EXECUTE FUNCTION "refuse_ledger_change"();

-- What waits and what needs somebody's eye is few among many finished rows; only those few are indexed.
CREATE INDEX "inbox_events_waiting" ON "inbox_events" ("enqueued_at") WHERE "state" = 'received';
CREATE INDEX "inbox_events_set_aside" ON "inbox_events" ("shop", "received_at") WHERE "state" = 'set_aside';
CREATE INDEX "outbox_messages_waiting" ON "outbox_messages" ("next_attempt_at") WHERE "state" = 'waiting';
CREATE INDEX "outbox_messages_set_aside" ON "outbox_messages" ("shop", "created_at") WHERE "state" = 'set_aside';
