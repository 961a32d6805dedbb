import { Ref } from '../../core/kind.ts';
import type { Told } from '../found/change.ts';
import type { Difference } from '../found/differences.ts';
import type { Item } from '../found/match.ts';
import { listed, quote, type Sentence, say } from '../found/sentence.ts';
import { areAlike, shareWords } from '../found/similar.ts';
import { turnsRound } from '../found/weighty.ts';
import { other, practice, renamed, reworded, sense } from './as.ts';
import { itemName } from './item.ts';
import { tellOrder } from './order.ts';
import { isDuration, mentionOf, pieceOf, type Teller, type Telling, told } from './telling.ts';

/** Tells of any field in plain words, so that nothing is missed where nobody has better ones. */
export const tellAny: Teller = (difference, telling) => {
	const field = wordsFor(difference.field);
	switch (difference.form) {
		case 'value':
			return [valueTold(field, difference, telling)];
		case 'set':
			return setTold(field, difference, telling);
		case 'added':
			return [
				told(
					practice,
					say`${itemName(difference.item, telling, 'after')} is new among the ${field} of ${telling.thing}.`,
					long({ after: difference.item }),
				),
			];
		case 'removed':
			return [
				told(
					practice,
					say`${itemName(difference.item, telling, 'before')} is no longer among the ${field} of ${telling.thing}.`,
					long({ before: difference.item }),
				),
			];
		case 'renamed':
			return [renamedTold(difference, telling)];
		case 'order':
			return tellOrder(difference, telling);
	}
};

function renamedTold({ before, after }: Extract<Difference, { form: 'renamed' }>, { thing }: Telling): Told {
	const ids = say`${quote(String(after.id))} instead of ${quote(String(before.id))}`;
	const [old, now] = [before.title ?? before.text, after.title ?? after.text];
	if (old === now || typeof old !== 'string')
		return told(['record', 'renamed', 'patch'], say`${thing} now has the id ${ids}.`);
	return told(['wording', 'renamed', 'patch'], say`${quote(old)} is now called ${thing} and has the id ${ids}.`);
}

function valueTold(field: string, difference: Extract<Difference, { form: 'value' }>, telling: Telling): Told {
	const { before, after } = difference;
	const name = nameTold(field, difference, telling);
	if (name) return name;
	const thing = subject(telling);
	if (typeof before === 'boolean' || typeof after === 'boolean')
		return told(
			other,
			after ? say`${thing} is now marked as ${field}.` : say`${thing} is no longer marked as ${field}.`,
		);
	const isText = isProse(before) || isProse(after);
	if (after === undefined)
		return told(other, say`${thing} no longer says the ${field}: ${phrase(before, telling, 'before')}.`);
	if (before === undefined)
		return told(other, say`The ${field} of ${thing} is now stated: ${phrase(after, telling, 'after')}.`);
	if (isText)
		return isReworded(before, after)
			? told(
					reworded,
					say`The ${field} of ${thing} is reworded: ${phrase(after, telling, 'after')}.`,
					texts(before, after),
				)
			: told(
					asText(before, after),
					say`The ${field} of ${thing} now reads: ${phrase(after, telling, 'after')}.`,
					texts(before, after),
				);
	return told(
		other,
		say`The ${field} of ${thing} is now ${phrase(after, telling, 'after')} instead of ${phrase(before, telling, 'before')}.`,
	);
}

/** Tells of the words by which an item of a list is known: as they were and as they are, since nothing else names it. */
function nameTold(
	field: string,
	{ before, after }: Extract<Difference, { form: 'value' }>,
	telling: Telling,
): Told | undefined {
	const last = telling.within.at(-1);
	if (!last?.before || !last.after || typeof before !== 'string' || typeof after !== 'string') return undefined;
	const shown = itemName(last.after, telling, 'after');
	if (typeof shown !== 'object' || ('quote' in shown ? shown.quote : shown.text) !== after) return undefined;
	const holder = telling.within.slice(0, -1).findLast(({ after: item }) => typeof item?.id === 'string')?.after;
	const where = holder && telling.pair.after ? mentionOf(telling.pair.after, String(holder.id)) : telling.self;
	const list = wordsFor(last.list);
	if (field === 'title')
		return told(
			renamed,
			'id' in last.after
				? say`${quote(before)} is now called ${shown}.`
				: say`Among the ${list} of ${where}, ${quote(before)} is now called ${shown}.`,
		);
	return told(
		asText(before, after),
		say`Among the ${list} of ${where}, ${quote(before)} now reads ${quote(after)}.`,
		texts(before, after),
	);
}

/** What a field belongs to: an item of a list is named with the thing that has the list. */
function subject(telling: Telling): Sentence {
	const last = telling.within.at(-1);
	const item = last?.after ?? last?.before;
	if (!last || !item || typeof item.id === 'string') return [telling.thing];
	const side = last.after ? 'after' : 'before';
	return say`${itemName(item, telling, side)} among the ${wordsFor(last.list)} of ${telling.thing}`;
}

function setTold(
	field: string,
	{ added, removed, reworded: lines }: Extract<Difference, { form: 'set' }>,
	telling: Telling,
): Told[] {
	const thing = subject(telling);
	const names = (list: readonly (string | Ref)[], side: 'before' | 'after') =>
		listed(list.map((one) => pieceOf(telling, one, side)));
	const found: Told[] = [];
	const are = (list: readonly unknown[]) => (list.length > 1 ? 'are' : 'is');
	if (added.length > 0 && removed.length > 0)
		found.push(
			told(
				practice,
				say`Among the ${field} of ${thing}, ${names(added, 'after')} ${are(added)} new and ${names(removed, 'before')} ${are(removed)} gone.`,
			),
		);
	else if (added.length > 0)
		found.push(told(practice, say`${names(added, 'after')} ${are(added)} new among the ${field} of ${thing}.`));
	else if (removed.length > 0)
		found.push(
			told(practice, say`${names(removed, 'before')} ${are(removed)} no longer among the ${field} of ${thing}.`),
		);
	if (lines.length > 0)
		found.push(
			told(
				reworded,
				say`Among the ${field} of ${thing}, ${listed(lines.map(([old, now]) => say`${quote(old)} now reads ${quote(now)}`))}.`,
				{
					before: lines.map(([old]) => old).join('\n'),
					after: lines.map(([, now]) => now).join('\n'),
				},
			),
		);
	return found;
}

/** A value, or a group of values, as part of a sentence. */
function phrase(value: unknown, telling: Telling, side: 'before' | 'after'): Sentence {
	if (value instanceof Ref || typeof value !== 'object' || value === null) return [pieceOf(telling, value, side)];
	if (Array.isArray(value)) return listed(value.map((one) => pieceOf(telling, one, side)));
	return Object.entries(value)
		.filter(([, one]) => one !== undefined && one !== false && !(Array.isArray(one) && one.length === 0))
		.flatMap(([name, one], i) => [...(i === 0 ? [] : [', ']), `${wordsFor(name)} `, ...phrase(one, telling, side)]);
}

/** The texts of an item, for whoever wants to read them. */
function long({ before, after }: { before?: Item; after?: Item }): Told['detail'] {
	const text = (item: Item) =>
		Object.entries(item)
			.filter(([name, one]) => name !== 'id' && typeof one === 'string')
			.map(([name, one]) => `${wordsFor(name)}: ${String(one)}`)
			.join('\n');
	return { ...(before ? { before: text(before) } : {}), ...(after ? { after: text(after) } : {}) };
}

/** Whether a value is words for a reader, rather than a choice, a number, a day or a stretch of time. */
const isProse = (value: unknown) => typeof value === 'string' && /\s/.test(value.trim()) && !isDuration(value);

/** Whether one text is the other in other words, as far as one can tell from the words. */
const isReworded = (before: unknown, after: unknown): boolean =>
	typeof before === 'string' && typeof after === 'string' && areAlike(before, after);

/** What sort of change another text is: the same in other words, another number or another must, or something else. */
export const asText = (
	before: unknown,
	after: unknown,
	as: Parameters<typeof told>[0] = other,
): Parameters<typeof told>[0] => {
	if (isReworded(before, after)) return reworded;
	const [old, now] = [String(before), String(after)];
	return as === other && turnsRound(old, now) && shareWords(old, now) ? sense : as;
};

const texts = (before: unknown, after: unknown): Told['detail'] => ({ before: String(before), after: String(after) });

/** What readers call a field. */
function wordsFor(field: string): string {
	const name = field.slice(field.lastIndexOf('.') + 1);
	return fieldWords[name] ?? name.replaceAll('_', ' ');
}

const fieldWords: Readonly<Record<string, string>> = {
	about: 'subject',
	escalation: 'escalations',
	since: 'first day',
	every: 'interval',
	below: 'limit below which something happens',
	edit: 'address for editing',
	entry: 'sign that it begins',
	exit: 'sign that it ends',
	follow_up: 'follow-ups',
	site: 'address',
	// biome-ignore lint/suspicious/noThenProperty: the field is a text, never called.
	then: 'consequence',
	timezone: 'time zone',
	where: 'occasion',
	with: 'partner',
	accept_when: 'conditions of acceptance',
	aliases: 'other names',
	keywords: 'words it is found by',
	blocks: 'blocks of the agenda',
	by_day: 'day by which it is due',
	decides: 'decisions',
	customer_goal: 'goal of the customer',
	decided_by: 'deciding role',
	done_when: 'sign that it is finished',
	good_signs: 'good signs',
	hours_per_week: 'hours a week',
	if_refused: 'way on when it is refused',
	integrates: 'connected systems',
	items: 'statements',
	next: 'next activities',
	not_responsible_for: 'things left to others',
	not_to_confuse_with: 'words not to confuse it with',
	outputs: 'results',
	inputs: 'things it starts from',
	prework: 'tasks beforehand',
	ref: 'subject',
	request: 'way to get access',
	rules_of_engagement: 'rules of engagement',
	success_signal: 'sign of success',
	trigger: 'trigger',
	warning_signs: 'warning signs',
	why_together: 'reason to do it together',
};
