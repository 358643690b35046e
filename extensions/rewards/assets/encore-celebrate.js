// Greets a badge that was earned since the last visit, or today on the first one: once, however many pages are open.
(() => {
  function celebrate() {
    const words = document.querySelector("encore-live")?.dataset;
    const earned = [...document.querySelectorAll("encore-live [data-earned]")];
    const [latest] = earned.sort((left, right) => (left.dataset.earned < right.dataset.earned ? 1 : -1));
    if (!words?.customer || !latest) return;
    const name = `encore-seen-${words.customer}`;
    const { earned: at } = latest.dataset;
    try {
      const seen = localStorage.getItem(name) ?? new Date(Date.now() - 86_400_000).toISOString();
      if (at <= seen) return;
      localStorage.setItem(name, at);
      greet(latest, words);
    } catch {
      // Without a memory it would be greeted on every page.
    }
  }

  function greet(badge, words) {
    document.querySelector(".encore-toast")?.remove();
    const toast = document.createElement("div");
    toast.className = "encore-toast encore";
    toast.role = "status";
    document.body.append(toast);
    // Filled once it is there, so that screen readers tell it.
    const sparks = "<i></i>".repeat(14);
    toast.innerHTML = `<div><p class="encore-quiet"></p></div><button type="button" class="encore-close">×</button>${sparks}`;
    const [text, close, ...flying] = toast.children;
    text.firstChild.textContent = words.new;
    text.append(badge.querySelector("b").cloneNode(true));
    toast.prepend(badge.querySelector(".encore-medal").cloneNode(true));
    close.ariaLabel = words.close;
    close.onclick = () => toast.remove();
    flying.forEach((spark, place) => {
      const angle = (place / flying.length) * 2 * Math.PI;
      spark.style.cssText = `--x:${Math.cos(angle) * 5}em;--y:${Math.sin(angle) * 4 - 1}em;--hue:${place * 47}`;
    });
  }

  document.addEventListener("encore:state", celebrate);
  celebrate();
})();
