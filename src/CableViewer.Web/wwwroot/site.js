// Comfort only: every page works without this file. What is remembered stays in this browser (localStorage), never in a cookie.
'use strict';
(() => {
  const root = document.documentElement;
  const find = (selector, from = document) => from.querySelector(selector);
  const all = (selector, from = document) => [...from.querySelectorAll(selector)];

  // Private windows may refuse to remember; then nothing is remembered.
  const memory = {
    get(key) { try { return localStorage.getItem(`cableviewer-${key}`); } catch { return null; } },
    set(key, value) { try { localStorage.setItem(`cableviewer-${key}`, value); } catch { /* not remembered */ } },
  };

  // What only a script can do is hidden until it is here.
  for (const part of all('[data-script]')) part.hidden = false;

  // One line at the foot of the window, which screen readers say aloud.
  const said = document.createElement('p');
  said.className = 'said';
  said.setAttribute('role', 'status');
  document.body.append(said);
  let silence;
  const say = text => {
    said.textContent = text;
    clearTimeout(silence);
    silence = setTimeout(() => { said.textContent = ''; }, 4000);
  };

  const copy = async path => {
    const address = new URL(path, location.href).href;
    try {
      await navigator.clipboard.writeText(address);
      say(`Copied ${address}`);
    } catch {
      // Without HTTPS there is no clipboard; the address can be copied by hand.
      say(address);
    }
  };
  for (const button of all('[data-copy]')) button.addEventListener('click', () => copy(button.dataset.copy));

  // Text size.
  const sizes = find('.sizes');
  if (sizes) {
    const smallest = -1, largest = 3;
    const show = size => { if (size) root.dataset.size = size; else delete root.dataset.size; };
    let size = Math.min(largest, Math.max(smallest, Number(memory.get('size')) || 0));
    show(size);
    sizes.hidden = false;
    for (const button of all('button', sizes)) {
      button.addEventListener('click', () => {
        size = Math.min(largest, Math.max(smallest, size + Number(button.dataset.size)));
        memory.set('size', size);
        show(size);
      });
    }
  }

  // Folded or shown.
  for (const box of all('details[data-remember]')) {
    const key = `open-${box.dataset.remember}`;
    if (memory.get(key) === 'yes') box.open = true;
    box.addEventListener('toggle', () => memory.set(key, box.open ? 'yes' : 'no'));
  }

  // Another reader of these cables linked paragraphs as #para-1068-3; the fragment never reaches the server.
  const arrive = () => {
    const old = /^#para-\d+-(\d+)$/.exec(location.hash);
    if (old && document.getElementById(`par${old[1]}`)) location.replace(`#par${old[1]}`);
  };
  arrive();
  addEventListener('hashchange', arrive);

  // What a search may become, while it is typed; /suggest is the same as a page.
  const box = find('#q');
  if (box) {
    const list = document.createElement('datalist');
    list.id = 'suggested';
    box.after(list);
    box.setAttribute('list', list.id);
    let wait, asked = '';
    box.addEventListener('input', () => {
      clearTimeout(wait);
      const text = box.value.trim();
      if (text.length < 2 || text === asked) return;
      wait = setTimeout(async () => {
        asked = text;
        try {
          const answer = await fetch(`/suggest.json?q=${encodeURIComponent(text)}`);
          if (!answer.ok) return;
          const found = await answer.json();
          if (box.value.trim() !== text) return;
          list.replaceChildren(...found.map(one => {
            const option = document.createElement('option');
            option.value = one.query;
            option.label = one.count > 1 ? `${one.text} · ${one.count.toLocaleString('en')}` : one.text;
            return option;
          }));
        } catch { /* nothing is suggested */ }
      }, 150);
    });
  }

  // Keys, unless they are switched off (WCAG 2.1.4).
  const paragraphs = all('.para');
  const pinOf = paragraph => find('.pin a', paragraph);
  const current = () => {
    const focused = document.activeElement?.closest('.para');
    if (focused) return paragraphs.indexOf(focused);
    const targeted = location.hash.length > 1 ? document.getElementById(decodeURIComponent(location.hash.slice(1))) : null;
    return targeted ? paragraphs.indexOf(targeted) : -1;
  };
  const go = step => {
    if (paragraphs.length === 0) return;
    const to = paragraphs[Math.min(paragraphs.length - 1, Math.max(0, current() + step))];
    pinOf(to).focus({ preventScroll: true });
    to.scrollIntoView({ block: 'start' });
  };
  const follow = relation => { const link = find(`link[rel="${relation}"], a[rel="${relation}"]`); if (link) location.href = link.href; };
  // What a search found in this cable: h and H go from one to the next.
  const hits = all('main mark');
  let hit = -1;
  const goToHit = step => {
    if (hits.length === 0) return;
    hits[hit]?.classList.remove('at');
    hit = (hit + step + hits.length) % hits.length;
    hits[hit].classList.add('at');
    hits[hit].scrollIntoView({ block: 'center' });
    say(`${hit + 1} of ${hits.length}`);
  };
  const press = key => find(`[data-key="${key}"]`)?.click();
  const keys = {
    j: () => go(1),
    k: () => go(-1),
    n: () => follow('next'),
    p: () => follow('prev'),
    y: () => {
      const cable = find('[data-cable]');
      const paragraph = paragraphs[current()];
      copy(paragraph?.dataset.link ?? (cable ? `/cable/${cable.dataset.cable}` : location.pathname + location.search));
    },
    h: () => goToHit(1),
    H: () => goToHit(hit < 0 ? 0 : -1),
    '[': () => press('['),
    ']': () => press(']'),
    '/': () => find('#q')?.focus(),
    '?': () => { location.href = '/help/keyboard'; },
  };
  addEventListener('keydown', event => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.defaultPrevented || memory.get('keys') === 'off') return;
    if (event.target instanceof Element && event.target.closest('input, textarea, select, [contenteditable]')) return;
    const act = Object.hasOwn(keys, event.key) ? keys[event.key] : null;
    if (!act) return;
    event.preventDefault();
    act();
  });
  const keySwitch = find('#keys');
  if (keySwitch) {
    keySwitch.checked = memory.get('keys') !== 'off';
    keySwitch.addEventListener('change', () => {
      memory.set('keys', keySwitch.checked ? 'on' : 'off');
      say(keySwitch.checked ? 'Single keys are on' : 'Single keys are off');
    });
  }
})();
