import { Ref } from '../../core/kind.ts';
import { dayInWords } from '../../kinds/views/days.ts';
import type { Told } from '../found/change.ts';
import type { Difference } from '../found/differences.ts';
import type { Item } from '../found/match.ts';
import { listed, type Piece, quote, type Sentence, say, withBefore } from '../found/sentence.ts';
import { tellAny } from './any.ts';
import { flow, practice, renamed } from './as.ts';
import { reading, titleOf } from './fields.ts';
import { itemName } from './item.ts';
import { nameOf, pieceOf, set, type Teller, type Tellers, type Telling, told, value } from './telling.ts';

/** What an operator or an editor has to know, and nobody else. */
const setting = ['record', 'other', 'patch'] as const;
const bar = ['record', 'other', 'minor'] as const;

/** A list of named things in the settings. */
const named =
	(as: Parameters<typeof told>[0], noun: string): Teller =>
	(difference, telling) => {
		if (difference.form === 'order') return tellAny(difference, telling);
		if (difference.form !== 'added' && difference.form !== 'removed') return tellAny(difference, telling);
		const side = difference.form === 'added' ? 'after' : 'before';
		const name = itemName(difference.item, telling, side);
		return [told(as, side === 'after' ? say`There is a new ${noun}: ${name}.` : say`The ${noun} ${name} is gone.`)];
	};

const plainly = (label: string, as: Parameters<typeof told>[0]): Teller =>
	value(as, {
		now: (t, now) => say`The ${label} of ${t.self} is now ${now}.`,
		instead: (t, now, old) => say`The ${label} of ${t.self} is now ${now} instead of ${old}.`,
		gone: (t, old) => say`The ${label} of ${t.self} is no longer stated; it was ${old}.`,
	});

/** `exception from "slow-handoff" for "Set up users"`. */
function exception(item: Item, telling: Telling, side: 'before' | 'after'): Sentence {
	const place: Piece | undefined = item.for instanceof Ref ? nameOf(telling, item.for, side) : undefined;
	return say`exception from ${quote(String(item.rule))}${place ? say` for ${place}` : ''}`;
}

const excepted = ({ rule }: Item, sentence: Sentence): Told => ({ ...told(bar, sentence), rule: String(rule) });

const waiver =
	(words: (telling: Telling, name: Sentence, difference: Difference & { form: 'value' }) => Sentence): Teller =>
	(difference, telling) =>
		difference.form === 'value'
			? [
					excepted(
						telling.items.at(-1) ?? {},
						words(telling, exception(telling.items.at(-1) ?? {}, telling, 'after'), difference),
					),
				]
			: [];

export const handbookTellers: Tellers = {
	stages: named(flow, 'stage'),
	'stages.customer_goal': reading((t) => say`What the customer wants in ${t.thing}`),
	'stages.entry': reading((t) => say`The sign that ${t.thing} begins`),
	'stages.exit': reading((t) => say`The sign that ${t.thing} ends`),
	'stages.title': titleOf('stage'),
	groups: named(practice, 'group'),
	'groups.title': titleOf('group'),
	functions: named(practice, 'function'),
	'functions.title': titleOf('function'),
	dimensions: named(practice, 'dimension of culture'),
	'dimensions.title': titleOf('dimension of culture'),
	waivers: (difference, telling) => {
		if (difference.form !== 'added' && difference.form !== 'removed') return tellAny(difference, telling);
		const side = difference.form === 'added' ? 'after' : 'before';
		const { reason, until } = difference.item;
		const name = exception(difference.item, telling, side);
		if (side === 'before') return [excepted(difference.item, say`The ${name} is gone.`)];
		const end = typeof until === 'string' ? ` until ${dayInWords(until)}` : '';
		return [excepted(difference.item, say`There is a new ${name}${end}: ${quote(String(reason))}.`)];
	},
	'waivers.until': waiver((telling, name, { before, after }) =>
		after === undefined
			? say`The ${name} has no end any more.`
			: say`The ${name} now ends on ${pieceOf(telling, after, 'after')}${before === undefined ? '' : say` instead of ${pieceOf(telling, before, 'before')}`}.`,
	),
	'waivers.reason': waiver((_, name, { before, after }) =>
		withBefore(say`The reason of the ${name} now reads: ${quote(String(after))}.`, String(before ?? ''), String(after)),
	),
	'waivers.owner': waiver((telling, name, { after }) =>
		after === undefined
			? say`Nobody answers for the ${name} any more.`
			: say`${pieceOf(telling, after, 'after')} now answers for the ${name}.`,
	),
	synonyms: set(
		['search', 'other', 'none'],
		{
			added: (_, rows) => say`Readers now find the same by ${rows}.`,
			removed: (_, rows) => say`Readers no longer find the same by ${rows}.`,
			instead: (_, rows, old) => say`Readers find the same by ${rows} instead of ${old}.`,
		},
		listed,
	),
	editions: (difference, telling) => {
		if (difference.form !== 'added' && difference.form !== 'removed') return tellAny(difference, telling);
		const name = quote(String(difference.item.name));
		return [
			told(
				setting,
				difference.form === 'added'
					? say`There is a new edition: ${name}.`
					: say`The edition ${name} is no longer kept.`,
			),
		];
	},
	title: (difference, telling) =>
		difference.form === 'value' && difference.before !== undefined
			? [
					told(
						renamed,
						say`The handbook ${pieceOf(telling, difference.before, 'before')} is now called ${telling.self}.`,
					),
				]
			: [],
	site: plainly('address', setting),
	language: plainly('language', setting),
	timezone: plainly('time zone', setting),
	profile: plainly('profile of checks', bar),
	'repository.url': plainly('address of the repository', setting),
	'repository.branch': plainly('main branch', setting),
	'repository.edit': plainly('address for editing', setting),
	'review.every': plainly('interval between reviews', bar),
};
