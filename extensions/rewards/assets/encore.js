// The page is complete without this. It brings blocks up to date when somebody uses the page, with no request before
// that, and redeems rewards.
(() => {
  if (customElements.get("encore-live")) return;

  const staleMs = 60_000;
  const freshMs = 2_000;
  let state = null;
  let askedAt = 0;
  let asking = null;

  const attempt = (act) => {
    try {
      return act();
    } catch {
      // Storage may be forbidden.
    }
  };
  const find = (root, selector) => root.querySelector(selector);
  const { customer, at } = find(document, "encore-live")?.dataset ?? {};
  // Merchants may move the app proxy.
  const place = find(document, "encore-live[data-proxy]")?.dataset.proxy || "apps/encore";
  const proxy = `/${place.replace(/^\/+|\/+$/g, "")}/`;
  const grouped = (number, group) => `${number}`.replace("-", "−").replace(/\B(?=(\d{3})+$)/g, group);
  const setText = (element, text) => {
    if (element.textContent !== text) element.textContent = text;
  };

  // A theme may say en_US.
  const language = attempt(() => Intl.getCanonicalLocales(document.documentElement.lang)[0]);
  const money = (cents, currency) =>
    (cents / 100).toLocaleString(language, { style: "currency", currency, trailingZeroDisplay: "stripIfInteger" });

  class EncoreLive extends HTMLElement {
    connectedCallback() {
      if (!customer) return;
      for (const kind of ["pointerenter", "focusin"]) this.addEventListener(kind, () => refresh(freshMs));
      this.addEventListener("click", (event) => {
        const button = event.target.closest?.("[data-reward] button");
        if (button) redeem(button);
      });
      if (state) this.show();
    }

    // As encore_amount.liquid.
    showStep(element, { current, target, unit }) {
      const { currency, [unit]: word } = this.dataset;
      let text = `${current} / ${target}${word ? ` ${word}` : ""}`;
      if (unit === "money") {
        const share = `${Math.floor((current * 100) / target)} %`;
        text = currency ? `${money(current, currency)} / ${money(target, currency)}` : share;
      }
      setText(find(element, "[data-amount]"), text);
      const bar = find(element, "progress");
      bar.max = target;
      bar.value = current;
    }

    show() {
      // A theme may put in a stranger's.
      if (this.dataset.customer !== customer) return;
      const { one, other, group } = this.dataset;
      const each = (selector, act) => this.querySelectorAll(selector).forEach(act);
      each("[data-number]", (element) => setText(element, grouped(state[element.dataset.number], group)));
      each("[data-number=pending]", (element) => element.parentElement.toggleAttribute("hidden", !state.pending));
      each("[data-word]", (element) => setText(element, state.points === 1 ? one : other));
      each("[data-badge]", (element) => this.showBadge(element));
      each("[data-reward]", (element) => this.showReward(element, group));
      each("[data-vouchers]", (element) => this.showVouchers(element));
      each(".encore-next", (element) => this.showNext(element));
    }

    showNext(element) {
      const [next] = state.progress;
      element.toggleAttribute("hidden", !next);
      if (!next) return;
      setText(find(element, "[data-name]"), next.name);
      find(element, "progress").ariaLabel = next.name;
      this.showStep(element, next);
      const medal = find(document, `[data-badge="${CSS.escape(next.id)}"] .encore-medal`);
      if (medal) find(element, ".encore-medal").replaceWith(medal.cloneNode(true));
    }

    showBadge(element) {
      const { badge: id } = element.dataset;
      const earned = state.badges.find((badge) => badge.id === id);
      const step = state.progress.find((candidate) => candidate.id === id);
      // Of many badges only the latest are told.
      const isCut = state.badgesTotal > state.badges.length;
      if (!earned && isCut && element.dataset.state === "earned") return;
      element.dataset.state = earned ? "earned" : step?.current > 0 ? "open" : "locked";
      if (earned) {
        element.dataset.earned = earned.last;
        const times = find(element, "[data-count]");
        times.hidden = earned.count < 2;
        setText(times, `×${earned.count}`);
      }
      if (step) this.showStep(element, step);
    }

    showReward(element, group) {
      const price = Number(element.dataset.price);
      const missing = Math.max(price - state.spendable, 0);
      element.toggleAttribute("data-enough", missing === 0);
      find(element, "button").disabled = missing > 0;
      find(element, "progress").value = price - missing;
      setText(find(element, "[data-missing]"), grouped(missing, group));
    }

    showVouchers(list) {
      const held = state[list.dataset.vouchers] ?? [];
      const mould = list.nextElementSibling.content.firstElementChild;
      const { text: soon } = find(mould, "[data-code]").dataset;
      const textOf = ({ code, text }) => code ?? text ?? soon;
      const shown = [...list.querySelectorAll("b,[data-code]")].map((element) => element.textContent);
      // Somebody may be standing on what has not changed.
      if (shown.join() === held.flatMap((voucher) => [voucher.label, textOf(voucher)]).join()) return;
      const items = held.map((voucher) => {
        const item = mould.cloneNode(true);
        for (const label of item.querySelectorAll("[data-label]")) setText(label, voucher.label);
        setText(find(item, "[data-code]"), textOf(voucher));
        const ends = find(item, "[data-ends]");
        if (voucher.ends) {
          const day = new Date(voucher.ends).toLocaleDateString(language, { dateStyle: "medium" });
          setText(ends, `${ends.dataset.text} ${day}`);
        }
        if (!voucher.code) return item;
        const use = find(item, "[data-use]");
        use.hidden = false;
        const path = `/discount/${encodeURIComponent(voucher.code)}`;
        use.setAttribute("href", use.getAttribute("href").replace("/discount/", path));
        return item;
      });
      list.replaceChildren(...items);
    }
  }

  const keep = () => attempt(() => sessionStorage.setItem("encore", JSON.stringify({ customer, askedAt, state })));

  function take(fresh) {
    if (fresh?.version !== 1) return;
    state = fresh;
    keep();
    for (const block of document.querySelectorAll("encore-live")) attempt(() => block.show());
    document.dispatchEvent(new CustomEvent("encore:state"));
  }

  // Fails silently: the page shows the last state.
  function refresh(mostMs) {
    if (!customer || asking || Date.now() - askedAt < mostMs) return asking;
    askedAt = Date.now();
    keep();
    asking = fetch(`${proxy}state`)
      .then((answer) => (answer.ok ? answer.json() : null))
      .then(take)
      .catch(() => {})
      .finally(() => {
        asking = null;
      });
    return asking;
  }

  async function redeem(button) {
    const reward = button.closest("[data-reward]");
    const answer = find(reward, ".encore-answer");
    const words = reward.parentElement.dataset;
    if (button.ariaDisabled === "true") return;
    button.ariaDisabled = "true";
    // The same until there is an answer: a second try pays once.
    reward.reference ??= crypto.randomUUID();
    setText(answer, words.working);
    try {
      const response = await fetch(`${proxy}redeem`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ rewardId: reward.dataset.reward, referenceId: reward.reference }),
      });
      const { redemption, player, error } = await response.json();
      if (response.status < 500) reward.reference = undefined;
      if (player) take(player);
      // The page may be wrong.
      else refresh(freshMs);
      const { code, state: outcome = error?.code } = redemption?.voucher ?? {};
      setText(answer, code ? `${words.done} ${code}` : (words[outcome] ?? words.failed));
    } catch {
      setText(answer, words.unavailable);
    } finally {
      button.ariaDisabled = null;
      // A button that goes leaves its answer to whoever stood on it.
      if (button.disabled) answer.focus();
    }
  }

  customElements.define("encore-live", EncoreLive);

  if (!customer) return;
  // The page may be older than what is known, or come back.
  const recall = () => {
    const kept = attempt(() => JSON.parse(sessionStorage.getItem("encore")));
    if (kept?.customer !== customer) return;
    askedAt = kept.askedAt;
    if (kept.state?.at > (state?.at ?? at)) take(kept.state);
  };
  recall();
  addEventListener("pageshow", recall);
  for (const kind of ["pointerdown", "keydown"]) {
    document.addEventListener(kind, () => Date.now() - Date.parse(at || 0) > staleMs && refresh(staleMs));
  }
})();
