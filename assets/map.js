
"use strict";
(() => {
  const find = (id) => document.getElementById(id);
  const map = find("map"), svg = map.querySelector("svg"), count = find("count");
  const fields = ["q", "persona", "owner", "media", "level"].map(find);
  const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

  // The part of the map in sight, in map points.
  const home = svg.viewBox.baseVal, whole = [home.x, home.y, home.width, home.height];
  let sight = whole.slice();
  const look = () => svg.setAttribute("viewBox", sight.join(" "));
  const place = (x, y) => {
    const at = svg.createSVGPoint();
    at.x = x; at.y = y;
    return at.matrixTransform(svg.getScreenCTM().inverse());
  };
  const middle = () => {
    const edge = map.getBoundingClientRect();
    return [edge.left + edge.width / 2, edge.top + edge.height / 2];
  };
  const zoom = (by, x, y) => {
    const wide = Math.min(Math.max(sight[2] / by, whole[2] / 60), whole[2] * 2), part = wide / sight[2];
    const at = place(x, y);
    sight = [at.x + (sight[0] - at.x) * part, at.y + (sight[1] - at.y) * part, wide, sight[3] * part];
    look();
  };
  const pan = (across, down) => { sight[0] += across; sight[1] += down; look(); };
  const fit = () => { sight = whole.slice(); look(); };

  // Cards with what is told of them.
  const list = (text) => new Set(text.split(" "));
  const cards = [...document.querySelectorAll("#cards article")].map((article) => ({
    article, shape: find(article.dataset.card), words: plain(article.textContent),
    persona: list(article.dataset.persona), owner: list(article.dataset.owner),
    media: list(article.dataset.media), level: list(article.dataset.level),
  })).filter((card) => card.shape);
  const byShape = new Map(cards.map((card) => [card.shape.id, card]));
  const gaps = [...document.querySelectorAll("#gaps li")];
  let chosen = null, asked = 0;

  for (const card of cards) {
    const { shape } = card, edge = shape.getBBox();
    shape.setAttribute("tabindex", "0");
    shape.setAttribute("role", "button");
    const ring = document.createElementNS("http://www.w3.org/2000/svg", "rect");
    const sizes = { x: edge.x - 3, y: edge.y - 3, width: edge.width + 6, height: edge.height + 6, rx: 10, class: "ring" };
    for (const [name, value] of Object.entries(sizes)) ring.setAttribute(name, value);
    shape.append(ring);
  }

  const choose = (card) => {
    if (chosen) { chosen.article.hidden = true; chosen.shape.classList.remove("chosen"); }
    chosen = card;
    find("hint").hidden = Boolean(card);
    if (card) {
      card.article.hidden = false;
      card.shape.classList.add("chosen");
      find("side").scrollTop = 0;
    }
    remember();
  };
  // Brings a card into sight, near enough to be read.
  const visit = (card) => {
    const edge = card.shape.getBBox(), shown = map.getBoundingClientRect();
    const near = Math.min(sight[2], edge.width * Math.max(4, shown.width / 220));
    const high = near * whole[3] / whole[2];
    sight = [edge.x + edge.width / 2 - near / 2, edge.y + edge.height / 2 - high / 2, near, high];
    look();
    choose(card);
  };

  const filter = () => {
    const [q, ...values] = fields.map((field) => field.value);
    const words = plain(q).split(/\s+/).filter(Boolean);
    const kinds = ["persona", "owner", "media", "level"];
    const active = words.length > 0 || values.some(Boolean);
    let fitting = 0;
    for (const card of cards) {
      card.fits = words.every((word) => card.words.includes(word))
        && kinds.every((kind, at) => !values[at] || card[kind].has(values[at]));
      card.shape.classList.toggle("dim", !card.fits);
      fitting += card.fits ? 1 : 0;
    }
    svg.classList.toggle("filtered", active);
    for (const gap of gaps) {
      const card = byShape.get(gap.dataset.card);
      const right = !values[3] || gap.dataset.level === values[3];
      gap.hidden = active && !(right && (card ? card.fits : !words.length && !values[0] && !values[1] && !values[2]));
    }
    count.textContent = count.dataset.words.replace("{n}", fitting).replace("{all}", cards.length);
    remember();
  };

  // What is chosen stands behind the # of the address, so that it can be sent along.
  let reading = false;
  const remember = () => {
    if (reading) return;
    const parts = new URLSearchParams();
    for (const field of fields) if (field.value) parts.set(field.id, field.value);
    if (chosen) parts.set("card", chosen.shape.id);
    try { history.replaceState(null, "", "#" + parts); } catch { /* Some viewers keep their address. */ }
  };
  const recall = () => {
    reading = true;
    const parts = new URLSearchParams(location.hash.slice(1));
    for (const field of fields) {
      const value = parts.get(field.id) ?? "";
      field.value = value;
      if (field.value !== value) field.value = "";
    }
    filter();
    const card = byShape.get(parts.get("card"));
    if (card) visit(card); else choose(null);
    reading = false;
  };

  for (const field of fields) field.addEventListener("input", filter);
  find("q").addEventListener("keydown", (event) => {
    if (event.key !== "Enter") return;
    const fitting = cards.filter((card) => card.fits);
    if (fitting.length) visit(fitting[asked++ % fitting.length]);
    event.preventDefault();
  });
  find("q").addEventListener("input", () => { asked = 0; });
  find("clear").addEventListener("click", () => { for (const field of fields) field.value = ""; filter(); choose(null); });
  find("print").addEventListener("click", () => window.print());
  find("nearer").addEventListener("click", () => zoom(1.3, ...middle()));
  find("farther").addEventListener("click", () => zoom(1 / 1.3, ...middle()));
  find("fit").addEventListener("click", fit);
  for (const gap of gaps) gap.querySelector("button")?.addEventListener("click", () => {
    const card = byShape.get(gap.dataset.card);
    if (card) { visit(card); card.shape.focus({ preventScroll: true }); }
  });

  map.addEventListener("wheel", (event) => {
    event.preventDefault();
    zoom(Math.exp(-event.deltaY * (event.deltaMode ? 0.05 : 0.0015)), event.clientX, event.clientY);
  }, { passive: false });
  let held = null, moved = false;
  map.addEventListener("pointerdown", (event) => {
    if (event.button || event.target.closest("#zoom")) return;
    held = place(event.clientX, event.clientY);
    moved = false;
  });
  window.addEventListener("pointermove", (event) => {
    if (!held) return;
    const at = place(event.clientX, event.clientY);
    if (!moved && Math.hypot(at.x - held.x, at.y - held.y) * map.clientWidth / sight[2] < 4) return;
    moved = true;
    map.classList.add("held");
    pan(held.x - at.x, held.y - at.y);
  });
  window.addEventListener("pointerup", () => { held = null; map.classList.remove("held"); });
  const card = (event) => byShape.get(event.target.closest?.("g[role]")?.id);
  map.addEventListener("click", (event) => {
    if (event.target.closest("#zoom")) return;
    if (!moved) choose(card(event) ?? null);
  });
  map.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const step = sight[2] / 12, on = card(event);
    const keys = {
      ArrowLeft: () => pan(-step, 0), ArrowRight: () => pan(step, 0), ArrowUp: () => pan(0, -step), ArrowDown: () => pan(0, step),
      "+": () => zoom(1.3, ...middle()), "=": () => zoom(1.3, ...middle()), "-": () => zoom(1 / 1.3, ...middle()), 0: fit,
      Escape: () => choose(null),
    };
    if (on) { keys.Enter = () => choose(on); keys[" "] = keys.Enter; }
    if (!keys[event.key]) return;
    keys[event.key]();
    event.preventDefault();
  });
  window.addEventListener("keydown", (event) => {
    if (event.key === "/" && !event.target.closest("input, select")) { find("q").focus(); event.preventDefault(); }
  });
  let before = null;
  window.addEventListener("beforeprint", () => { before = sight; fit(); });
  window.addEventListener("afterprint", () => { if (before) sight = before; look(); });
  window.addEventListener("hashchange", recall);
  recall();
})();
