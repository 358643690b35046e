// The panel can be read in any theme and keeps the keyboard; a badge earned since the last visit, or today, is greeted
// once.
(() => {
  const launcher = document.querySelector("encore-live[data-launcher]");
  if (!launcher) return;

  const panel = launcher.querySelector(".encore-panel");
  panel.addEventListener("toggle", ({ newState }) => newState === "open" && panel.focus());
  panel.addEventListener("keydown", (event) => {
    const stops = [...panel.querySelectorAll("a, button, summary")].filter((stop) => stop.offsetParent);
    const [from, to] = event.shiftKey ? [stops[0], stops.at(-1)] : [stops.at(-1), stops[0]];
    if (event.key !== "Tab" || ![from, event.shiftKey && panel].includes(event.target)) return;
    event.preventDefault();
    to.focus();
  });

  // Without the theme's ground, or where its ink cannot be read, the browser's.
  const { backgroundColor: ground, backgroundImage, color: ink } = getComputedStyle(launcher.querySelector("button"));
  const light = (colour) => colour.match(/[\d.]+/g).reduce((sum, part, place) => (place < 3 ? sum + +part : sum), 0);
  if (backgroundImage === "none" && (ground.endsWith(", 0)") || Math.abs(light(ground) - light(ink)) < 300))
    launcher.style.cssText += ";--encore-ground:Canvas;--encore-ink:CanvasText";

  function celebrate() {
    const words = launcher.dataset;
    let latest = null;
    for (const badge of document.querySelectorAll("encore-live [data-earned]"))
      if (!(badge.dataset.earned <= latest?.dataset.earned)) latest = badge;
    if (!latest) return;
    const name = `encore-seen-${words.customer}`;
    const at = latest.dataset.earned;
    try {
      const seen = localStorage.getItem(name) ?? new Date(Date.now() - 86_400_000).toISOString();
      if (at <= seen) return;
      localStorage.setItem(name, at);
      greet(latest, words);
    } catch {
      // Without a memory it would be on every page.
    }
  }

  function greet(badge, words) {
    launcher.querySelector(".encore-toast")?.remove();
    const toast = document.createElement("div");
    toast.className = "encore-toast";
    toast.role = "status";
    launcher.append(toast);
    // Filled once it is there, for screen readers.
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
