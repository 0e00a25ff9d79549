// What went over the wire in the last turn, in order, with its times.
import {make} from './dom.js';
import {say, sayCount, state} from './state.js';
import {inspect} from './wire.js';

const PAUSE = 120; // milliseconds in which news is gathered

export class Inspector {
  constructor(pane) {
    this.pane = pane;
    this.calls = pane.querySelector('.calls');
    this.none = pane.querySelector('.none');
    this.sum = pane.querySelector('#inspector-sum');
    this.open = new Set();
    this.timer = 0;
  }

  // Something new was heard; a closed inspector does not care.
  news() {
    if (this.pane.hidden || this.timer) return;
    this.timer = setTimeout(() => {
      this.timer = 0;
      this.refresh();
    }, PAUSE);
  }

  async refresh() {
    const {calls} = await inspect();
    calls.sort((one, other) => one.started - other.started);
    const end = Math.max(1, ...calls.map((call) => call.ended));
    this.none.hidden = calls.length > 0;
    this.sum.textContent = calls.length ? sayCount('inspector-sum', calls.length, duration(end)) : '';
    this.calls.replaceChildren(...calls.map((call) => this.element(call, end)));
  }

  element(call, end) {
    const key = `${call.started} ${call.path}`;
    const details = make('details', {open: this.open.has(key)}, summary(call, end));
    const fill = () => {
      if (details.open && details.children.length === 1) details.append(payloads(call));
    };
    details.addEventListener('toggle', () => {
      this.open[details.open ? 'add' : 'delete'](key);
      fill();
    });
    fill();
    return make('li', {}, details);
  }
}

function summary(call, end) {
  const bar = make('span', {class: `span ${direction(call)}`});
  bar.style.setProperty('--from', `${(100 * Math.max(0, call.started)) / end}%`);
  bar.style.setProperty('--to', `${(100 * Math.max(0, end - call.ended)) / end}%`);
  const good = call.status >= 200 && call.status < 300 && call.whole && !/^\{"ok":false/.test(call.response[0] ?? '');
  return make('summary', {},
    make('span', {class: `direction ${direction(call)}`, text: say(direction(call))}),
    make('span', {class: 'path', title: call.path, text: shortened(call)}),
    make('span', {class: good ? 'status' : 'status bad', text: call.whole ? call.status : `${call.status} ${say('cut')}`}),
    make('span', {class: 'took', text: duration(call.ended - call.started)}),
    make('span', {class: 'track', 'aria-hidden': 'true'}, bar));
}

function direction(call) {
  if (call.service !== 'slack') return 'to-bedrock';
  return /^\/(api|response)\//.test(call.path) ? 'from-bot' : 'to-bot';
}

function shortened(call) {
  const path = decode(call.path.replace(/^\/(api|response)\//, ''));
  return (direction(call) === 'to-bot' && eventName(call.request)) || path;
}

function eventName(body) {
  const read = parsed(body);
  if (read.command) return read.command;
  return [read.event?.type, read.event?.subtype].filter(Boolean).join(' · ');
}

function payloads(call) {
  const first = call.firstByte - call.started;
  const heading = call.response.length > 1 ? say('response-parts', call.response.length) : say('response');
  return make('div', {class: 'payloads'},
    make('h3', {text: `${say('request')} · ${call.method} ${decode(call.path)}`}),
    payload([call.request]),
    make('h3', {text: `${heading} · ${call.status}`}, first < call.ended - call.started ? make('small', {text: ' ' + say('first-byte', duration(first))}) : ''),
    payload(call.response));
}

function payload(parts) {
  const text = parts.map((part) => pretty(part, parts.length > 1)).join('\n').trim();
  return make('pre', {tabindex: '0', text: text || say('no-body')});
}

// A stream's parts stand one to a line.
function pretty(body, brief) {
  const read = parsed(body);
  return typeof read === 'string' ? read : JSON.stringify(read, null, brief ? 0 : 2);
}

// JSON as it is; a form as an object, whose values may be JSON again.
function parsed(body) {
  try {
    return JSON.parse(body);
  } catch {
    if (!/^[\w.]+=/.test(body)) return body;
    const fields = [...new URLSearchParams(body)];
    return Object.fromEntries(fields.map(([name, value]) => [name, /^[[{]/.test(value) ? parsed(value) : value]));
  }
}

function decode(path) {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

function duration(milliseconds) {
  const [value, unit] = milliseconds < 1000 ? [milliseconds, 'millisecond'] : [milliseconds / 1000, 'second'];
  return new Intl.NumberFormat(state.language, {style: 'unit', unit, unitDisplay: 'short', maximumFractionDigits: value < 10 ? 1 : 0}).format(value);
}
