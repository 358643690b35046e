// Encore's elements. The page is complete without them; they bring it up to date when somebody uses it, redeem rewards, and
// greet a new badge once. No request before the first interaction, no dependency, nothing outside these elements is touched.
(() => {
  if (customElements.get("encore-live")) return;

  const proxy = "/apps/encore/";
  const staleMs = 60_000;
  /** For somebody who turns to the rewards themselves, data may be only this old. */
  const freshMs = 5_000;
  const blocks = new Set();
  let state = null;
  let askedAt = 0;
  let asking = null;

  const remember = (store, name, value) => {
    try {
      if (value === undefined) return JSON.parse(store.getItem(name));
      store.setItem(name, JSON.stringify(value));
    } catch {
      // Storage is full, forbidden, or holds what is not ours: the page works without.
    }
    return null;
  };
  const first = () => blocks.values().next().value?.dataset;
  const grouped = (number, group) =>
    String(number)
      .replace("-", "−")
      .replace(/\B(?=(\d{3})+$)/g, group);
  const setText = (element, text) => {
    if (element && element.textContent !== text) element.textContent = text;
  };

  /** "2 / 10", as the page writes it: what follows the numbers stays. */
  function showAmount(element, { current, target, unit }, currency) {
    if (!element) return;
    const format = new Intl.NumberFormat(document.documentElement.lang || undefined, {
      style: "currency",
      currency,
      trailingZeroDisplay: "stripIfInteger",
    });
    const [now, all] =
      unit === "money" ? [current, target].map((cents) => format.format(cents / 100)) : [current, target];
    const word = unit === "money" ? "" : element.textContent.trim().replace(/^\d+ \/ \d+/, "");
    setText(element, `${now} / ${all}${word}`);
  }

  function showProgress(element, step) {
    const bar = element.querySelector("progress");
    if (!bar) return;
    bar.max = step.target;
    bar.value = step.current;
  }

  class EncoreLive extends HTMLElement {
    connectedCallback() {
      blocks.add(this);
      if (!this.dataset.customer) return;
      for (const kind of ["pointerenter", "focusin"]) this.addEventListener(kind, () => refresh(freshMs));
      this.addEventListener("click", (event) => {
        const button = event.target.closest?.("[data-reward] button");
        if (button) redeem(this, button);
      });
      if (state) this.show();
    }

    disconnectedCallback() {
      blocks.delete(this);
    }

    all(selector) {
      return this.querySelectorAll(selector);
    }

    show() {
      const { one, other, group, currency } = this.dataset;
      for (const element of this.all("[data-number]")) setText(element, grouped(state[element.dataset.number], group));
      for (const element of this.all("[data-word]")) setText(element, state.points === 1 ? one : other);
      for (const element of this.all("[data-number=pending]")) element.parentElement.hidden = state.pending === 0;
      for (const element of this.all("[data-badge]")) this.showBadge(element, currency);
      for (const element of this.all("[data-reward]")) this.showReward(element, group);
      for (const element of this.all("[data-vouchers]")) this.showVouchers(element);
      const [next] = state.progress;
      for (const element of this.all(".encore-next")) {
        element.hidden = !next;
        if (!next) continue;
        setText(element.querySelector("[data-name]"), next.name);
        element.querySelector("progress").setAttribute("aria-label", next.name);
        showAmount(element.querySelector("[data-amount]"), next, currency);
        showProgress(element, next);
      }
    }

    showBadge(element, currency) {
      const { badge: id } = element.dataset;
      const earned = state.badges.find((badge) => badge.id === id);
      const step = state.progress.find((candidate) => candidate.id === id);
      // Of many badges only the latest are told: one that was earned stays so unless it can be earned again.
      if (!earned && !step && element.dataset.state === "earned") return;
      element.dataset.state = earned ? "earned" : step?.current > 0 ? "open" : "locked";
      if (earned) {
        element.dataset.earned = earned.last;
        const times = element.querySelector("[data-count]");
        times.hidden = earned.count < 2;
        setText(times, `×${earned.count}`);
      }
      if (!step) return;
      showAmount(element.querySelector("[data-amount]"), step, currency);
      showProgress(element, step);
    }

    showReward(element, group) {
      const price = Number(element.dataset.price);
      const missing = Math.max(price - state.spendable, 0);
      element.toggleAttribute("data-enough", missing === 0);
      element.querySelector("button").disabled = missing > 0;
      element.querySelector("progress").value = price - missing;
      setText(element.querySelector("[data-missing]"), grouped(missing, group));
    }

    showVouchers(list) {
      const mould = list.nextElementSibling;
      if (mould?.localName !== "template") return;
      const items = state.vouchers.map((voucher) => {
        const item = mould.content.firstElementChild.cloneNode(true);
        for (const label of item.querySelectorAll("[data-label]")) setText(label, voucher.label);
        const code = item.querySelector("[data-code]");
        setText(code, voucher.code ?? code.dataset.text);
        const ends = item.querySelector("[data-ends]");
        if (voucher.ends) {
          const day = new Date(voucher.ends).toLocaleDateString(document.documentElement.lang || undefined, {
            dateStyle: "medium",
          });
          setText(ends, `${ends.dataset.text} ${day}`);
        }
        const use = item.querySelector("[data-use]");
        use.hidden = !voucher.code;
        if (voucher.code) use.pathname = `/discount/${encodeURIComponent(voucher.code)}`;
        return item;
      });
      list.replaceChildren(...items);
    }
  }

  function take(fresh) {
    if (fresh?.version !== 1) return;
    state = fresh;
    remember(sessionStorage, "encore", { customer: first()?.customer, askedAt, state });
    for (const block of blocks) block.show();
    celebrate();
  }

  /** Asks for the live state unless what is known is younger than `mostMs`. Fails silently: the page shows the last state. */
  function refresh(mostMs) {
    if (!first()?.customer || asking || Date.now() - askedAt < mostMs) return asking;
    askedAt = Date.now();
    asking = fetch(`${proxy}state`, { headers: { accept: "application/json" } })
      .then((answer) => (answer.ok ? answer.json() : null))
      .then(take)
      .catch(() => {})
      .finally(() => {
        asking = null;
      });
    return asking;
  }

  async function redeem(block, button) {
    const reward = button.closest("[data-reward]");
    const answer = block.querySelector(".encore-answer");
    const { dataset: words } = answer;
    if (button.getAttribute("aria-disabled") === "true") return;
    button.setAttribute("aria-disabled", "true");
    // The same reference until there is an answer: a second try of a request that did get through pays once.
    reward.reference ??= crypto.randomUUID();
    setText(answer, words.working);
    try {
      const response = await fetch(`${proxy}redeem`, {
        method: "POST",
        headers: { "content-type": "application/json", accept: "application/json" },
        body: JSON.stringify({ rewardId: reward.dataset.reward, referenceId: reward.reference }),
      });
      const body = await response.json().catch(() => null);
      if (response.status < 500 && response.status !== 429) reward.reference = undefined;
      const code = body?.code ?? body?.voucher?.code;
      if (response.ok) setText(answer, code ? `${words.done} ${code}` : words.coming);
      else if (response.status === 401) setText(answer, words.login);
      else setText(answer, body?.kind === "too_few_points" ? words.tooFew : words.failed);
      askedAt = 0;
      await refresh(0);
    } catch {
      setText(answer, words.unreachable);
    } finally {
      button.removeAttribute("aria-disabled");
    }
  }

  /** A badge that was earned since the last visit, or today on the first one, is greeted; once, however many pages are open. */
  function celebrate() {
    const words = first();
    if (!words?.customer) return;
    const name = `encore-seen-${words.customer}`;
    const seen = remember(localStorage, name) ?? new Date(Date.now() - 86_400_000).toISOString();
    const earned = [...document.querySelectorAll("encore-live [data-earned]")];
    const latest = earned.sort((left, right) => (left.dataset.earned < right.dataset.earned ? 1 : -1))[0];
    if (!latest || latest.dataset.earned <= seen) return;
    remember(localStorage, name, latest.dataset.earned);
    if (remember(localStorage, name) === latest.dataset.earned) greet(latest, words);
  }

  function greet(badge, words) {
    document.querySelector(".encore-toast")?.remove();
    const toast = document.createElement("div");
    toast.className = "encore-toast encore";
    toast.setAttribute("role", "status");
    const text = document.createElement("div");
    const [title, name] = [document.createElement("p"), document.createElement("p")];
    title.className = "encore-quiet";
    title.textContent = words.new;
    name.append(badge.querySelector("b").cloneNode(true));
    text.append(title, name);
    const close = document.createElement("button");
    close.type = "button";
    close.className = "encore-close";
    close.textContent = "×";
    close.setAttribute("aria-label", words.close);
    close.addEventListener("click", () => toast.remove());
    const sparks = Array.from({ length: 14 }, (_, place) => {
      const spark = document.createElement("i");
      const angle = (place / 14) * 2 * Math.PI;
      spark.style.cssText = `--x:${Math.cos(angle) * 5}em;--y:${Math.sin(angle) * 4 - 1}em;--hue:${place * 47}`;
      return spark;
    });
    document.body.append(toast);
    // Filled once it is there, so that screen readers tell it.
    toast.append(badge.querySelector(".encore-medal").cloneNode(true), text, close, ...sparks);
  }

  class EncoreEarns extends HTMLElement {
    connectedCallback() {
      const points = new Map(
        (this.dataset.variants ?? "")
          .trim()
          .split(" ")
          .map((pair) => pair.split(":")),
      );
      this.follow = ({ target }) => {
        if (target.name !== "id" || !target.form?.action.includes("/cart/add") || !points.has(target.value)) return;
        setText(this.querySelector("[data-earns]"), grouped(points.get(target.value), this.dataset.group));
      };
      document.addEventListener("change", this.follow);
    }

    disconnectedCallback() {
      document.removeEventListener("change", this.follow);
    }
  }

  customElements.define("encore-earns", EncoreEarns);
  customElements.define("encore-live", EncoreLive);

  const { customer, at } = first() ?? {};
  if (!customer) return;
  const kept = remember(sessionStorage, "encore");
  if (kept?.customer === customer) {
    askedAt = kept.askedAt;
    // A page that was rendered before the last thing we know of must not take it back.
    if (kept.state?.at > at) take(kept.state);
  }
  for (const kind of ["pointerdown", "keydown"]) {
    document.addEventListener(kind, () => Date.now() - Date.parse(at || 0) > staleMs && refresh(staleMs), {
      passive: true,
    });
  }
  celebrate();
})();
