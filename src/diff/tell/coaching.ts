import { type Piece, quote, say } from '../found/sentence.ts';
import { dutyMoved, other, practice } from './as.ts';
import { items, listing, titleOf } from './fields.ts';
import { cadenceOf } from './rhythm.ts';
import { type Tellers, type Telling, value } from './telling.ts';

export const coachingTellers: Tellers = {
	for: value(dutyMoved, {
		now: (t, now) => say`${t.self} is for ${now}.`,
		instead: (t, now, old) => say`${t.self} is for ${now} instead of ${old}.`,
		gone: (t, old) => say`${t.self} is no longer for ${old}.`,
	}),
	by: value(dutyMoved, {
		now: (t, now) => say`${now} now coaches along ${t.self}.`,
		instead: (t, now, old) => say`${now} coaches along ${t.self} instead of ${old}.`,
		gone: (t, old) => say`${old} no longer coaches along ${t.self}.`,
	}),
	cadence: cadenceOf((t) => [t.self]),
	form: value(practice, {
		now: (t, now) => say`The form of ${t.self} is ${now}.`,
		instead: (t, now, old) => say`The form of ${t.self} is ${now} instead of ${old}.`,
		gone: (t, old) => say`The form of ${t.self} is no longer stated; it was ${old}.`,
	}),
	areas: items(
		{ added: practice, removed: practice },
		(t, name) => say`${t.self} now also covers ${name}.`,
		(t, name) => say`${t.self} no longer covers ${name}.`,
	),
	'areas.title': titleOf('area'),
	'areas.measures': listing(['measure', 'judged-by', 'minor'], 'is meant to move'),
	'areas.questions.about': value(other, {
		now: (t, now) => say`${questionIn(t)} is now a question about ${subjectOf(now)}.`,
		instead: (t, now, old) => say`${questionIn(t)} is a question about ${subjectOf(now)} instead of ${subjectOf(old)}.`,
		gone: (t, old) => say`${questionIn(t)} is no longer a question about ${subjectOf(old)}.`,
	}),
	'areas.questions.with': value(other, {
		now: (t, now) => say`${questionIn(t)} now asks about ${now}.`,
		instead: (t, now, old) => say`${questionIn(t)} asks about ${now} instead of ${old}.`,
		gone: (t, old) => say`${questionIn(t)} no longer asks about ${old}.`,
	}),
	'areas.questions': items(
		{ added: practice, removed: practice },
		(t, name) => say`${t.thing} has a new question: ${name}.`,
		(t, name) => say`${t.thing} no longer asks ${name}.`,
	),
};

const questionIn = (telling: Telling) => quote(String(telling.items.at(-1)?.text ?? ''));

const subjects: Readonly<Record<string, string>> = {
	self: 'oneself',
	customer: 'the customer',
	collaboration: 'working together',
};
const subjectOf = (piece: Piece): Piece =>
	typeof piece === 'object' && 'quote' in piece ? (subjects[piece.quote] ?? piece) : piece;
