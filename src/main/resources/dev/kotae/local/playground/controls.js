// What one can press, choose and write in. `place` says where a control stands:
// press(action, value, block) sends it off; `values` holds what was entered there before; `quiet`
// says that nothing is sent before the whole is; `passing` that what held nothing before holds nothing
// afterwards, so that the same can be chosen once more. Without a place nothing can be done.
import {link, make, shape} from './dom.js';
import {roomName, say, state} from './state.js';
import {sure} from './sure.js';

export const FIELDS = '.select:not(.overflow), .field, .several';

const SEVERAL = '\n'; // stands between several values

export function control(element, place, block) {
  const draw = DRAWN[element.type];
  return draw ? draw(element, place, block) : make('span', {class: 'aside', text: say('unknown-block', element.type)});
}

export function isControl(element) {
  return element.type in DRAWN;
}

const DRAWN = {
  button: (element, place, block) => button(element.text?.text ?? '', element, place, block),
  icon_button: (element, place, block) => button(ICONS[element.icon] ?? element.text?.text ?? '', element, place, block, element.text?.text),
  workflow_button: (element) => button(element.text?.text ?? '', element, null, null),
  feedback_buttons: feedback,
  overflow: overflow,
  static_select: (element, place, block) => select(element, place, block, groupsOf(element), initialOption(element)),
  external_select: (element, place, block) => select(element, place, block, [], initialOption(element)),
  conversations_select: (element, place, block) => select(element, place, block, [[null, rooms(element.filter?.include)]], element.initial_conversation ?? (element.default_to_current_conversation ? state.current : undefined)),
  channels_select: (element, place, block) => select(element, place, block, [[null, rooms(['public'])]], element.initial_channel),
  users_select: (element, place, block) => select(element, place, block, [[null, people()]], element.initial_user),
  multi_static_select: (element, place, block) => several(element, place, block, 'checkbox'),
  checkboxes: (element, place, block) => several(element, place, block, 'checkbox'),
  radio_buttons: (element, place, block) => several(element, place, block, 'radio'),
  plain_text_input: (element, place, block) => input(element, place, block, 'text'),
  email_text_input: (element, place, block) => input(element, place, block, 'email'),
  url_text_input: (element, place, block) => input(element, place, block, 'url'),
  number_input: (element, place, block) => input(element, place, block, 'number'),
  datepicker: (element, place, block) => input(element, place, block, 'date', element.initial_date),
  timepicker: (element, place, block) => input(element, place, block, 'time', element.initial_time),
};

const ICONS = {trash: '✕'};

function button(label, element, place, block, title) {
  if (element.url && /^https?:\/\//i.test(element.url)) {
    const anchor = link(element.url, label);
    anchor.className = 'button';
    return anchor;
  }
  const drawn = make('button', {type: 'button', class: `button ${element.style ?? ''}`, 'aria-label': element.accessibility_label ?? null, title: title ?? (place ? null : say('inert')), 'aria-disabled': place ? null : 'true', 'data-action': element.action_id, text: label});
  if (place) drawn.addEventListener('click', async () => await sure(element.confirm) && once(drawn, () => place.press(element.action_id, element.value ?? '', block)));
  return drawn;
}

// While the bot has not answered, a second click would say the same.
async function once(button, send) {
  if (button.getAttribute('aria-busy')) return;
  button.setAttribute('aria-busy', 'true');
  try {
    await send();
  } finally {
    button.removeAttribute('aria-busy');
  }
}

function feedback(element, place, block) {
  const chosen = place?.values?.[element.action_id];
  const thumb = (one, sign) => {
    const drawn = make('button', {type: 'button', class: 'button thumb', 'data-action': element.action_id, 'data-value': one?.value, 'aria-label': one?.accessibility_label ?? one?.text?.text ?? say(sign === 'good' ? 'emoji-+1' : 'emoji--1'), 'aria-pressed': String(chosen === one?.value), 'aria-disabled': place ? null : 'true', title: one?.text?.text}, shape(sign));
    if (place) drawn.addEventListener('click', () => once(drawn, () => {
      if (place.values) place.values[element.action_id] = one.value;
      drawn.parentElement.querySelectorAll('.thumb').forEach((other) => other.setAttribute('aria-pressed', String(other === drawn)));
      return place.press(element.action_id, one.value, block);
    }));
    return drawn;
  };
  return make('span', {class: 'together', role: 'group'}, thumb(element.positive_button, 'good'), thumb(element.negative_button, 'bad'));
}

function overflow(element, place, block) {
  const drawn = make('select', {class: 'select overflow', 'data-action': element.action_id, 'aria-label': say('more'), disabled: !place},
    make('option', {value: '', text: '⋯'}), ...(element.options ?? []).map(optionElement));
  drawn.addEventListener('change', () => {
    if (drawn.value) place.press(element.action_id, drawn.value, block);
    drawn.value = '';
  });
  return drawn;
}

function select(element, place, block, groups, initial) {
  const value = place?.values?.[element.action_id] ?? initial ?? '';
  const empty = make('option', {value: '', text: element.placeholder?.text ?? say('choose')});
  const drawn = make('select', {class: 'select', 'data-action': element.action_id, disabled: !place, 'aria-label': element.placeholder?.text ?? say('choose')}, empty,
    ...groups.flatMap(([label, options]) => label ? [make('optgroup', {label}, ...options.map(optionElement))] : options.map(optionElement)));
  drawn.value = value;
  if (drawn.selectedIndex < 0) drawn.value = '';
  if (initial && drawn.value) empty.remove();
  drawn.addEventListener('change', () => {
    changed(element, place, block, drawn.value);
    if (place?.passing && !initial) drawn.value = '';
  });
  return drawn;
}

function changed(element, place, block, value) {
  if (place?.values) place.values[element.action_id] = value;
  if (place && !place.quiet && value) place.press(element.action_id, value, block);
}

function several(element, place, block, type) {
  const initial = type === 'radio' ? initialOption(element) : (element.initial_options ?? []).map((one) => one.value).join(SEVERAL);
  const chosen = (place?.values?.[element.action_id] ?? initial ?? '').split(SEVERAL);
  const name = `${element.action_id}-${Math.random().toString(36).slice(2)}`;
  const drawn = make('div', {class: 'several', role: type === 'radio' ? 'radiogroup' : 'group', 'data-action': element.action_id});
  for (const option of element.options ?? []) {
    const box = make('input', {type, name, value: option.value, checked: chosen.includes(option.value), disabled: !place});
    drawn.append(make('label', {}, box, make('span', {text: option.text?.text ?? ''}),
      option.description ? make('small', {text: option.description.text}) : null));
  }
  drawn.addEventListener('change', () => changed(element, place, block, valueOf(drawn)));
  return drawn;
}

function input(element, place, block, type, initial = element.initial_value) {
  const value = place?.values?.[element.action_id] ?? initial ?? '';
  const attributes = {'data-action': element.action_id, placeholder: element.placeholder?.text, maxlength: element.max_length, disabled: !place, class: 'field'};
  const drawn = element.multiline ? make('textarea', {...attributes, rows: 4}) : make('input', {...attributes, type, autocomplete: 'off'});
  drawn.value = value;
  drawn.addEventListener('input', () => place?.values && (place.values[element.action_id] = drawn.value));
  return drawn;
}

// What stands in all controls below an element, by action.
export function valuesIn(root) {
  const values = {};
  for (const one of root.querySelectorAll(`[data-action]:is(${FIELDS})`)) values[one.dataset.action] = valueOf(one);
  return values;
}

function valueOf(one) {
  if (!one.classList.contains('several')) return one.value;
  return [...one.querySelectorAll('input:checked')].map((box) => box.value).join(SEVERAL);
}

function groupsOf(element) {
  const groups = (element.option_groups ?? []).map((group) => [group.label?.text ?? '', group.options ?? []]);
  return element.options ? [[null, element.options], ...groups] : groups;
}

function initialOption(element) {
  return element.initial_option?.value;
}

function optionElement(option) {
  return make('option', {value: option.value, text: option.text?.text ?? option.value});
}

// `kinds` are as Slack calls them; without any all are offered.
function rooms(kinds) {
  return state.rooms
    .filter((room) => !kinds || kinds.includes(kindOf(room)))
    .map((room) => ({value: room.id, text: {text: roomName(room)}}));
}

function kindOf(room) {
  if (room.direct) return 'im';
  return room.hidden ? 'private' : 'public';
}

function people() {
  return state.people.filter((person) => !person.bot).map((person) => ({value: person.id, text: {text: person.name}}));
}
