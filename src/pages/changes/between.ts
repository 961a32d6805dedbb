import { topics } from '../../diff/found/change.ts';
import { headings } from '../../diff/report.ts';
import { changesPath } from '../../history/changes.ts';
import { editionsPath } from '../../history/edition-names.ts';
import type { Step, StepChange } from '../../history/step.ts';
import { pageHref } from '../../page/address.ts';
import type { ChangeLine, Item, Section } from '../../page/blocks.ts';
import type { Derivation, DerivedPage } from '../../page/compiled.ts';
import type { View } from '../../page/view.ts';
import { counted } from '../../words/words.ts';
import { namesOf } from '../shared/change-lines.ts';

/** Changes of one sort on a page; what is left out is counted. */
const maxChanges = 200;

/** One page for each edition that follows another, and one for what has changed since the newest. */
export const betweenPages: Derivation = function* (view): Generator<DerivedPage> {
	for (const step of view.steps ?? [])
		yield {
			path: pathOf(step),
			title: titleOf(step),
			summary: `Between the ${step.from.name} edition of ${step.from.date} and ${step.to ? `the ${step.to.name} edition of ${step.to.date}` : 'the handbook as it is'}, what means most for people first.`,
			icon: 'history',
			activity: 'changes',
			parent: changesPath,
			chips: () => [
				{ icon: 'versions', text: counted(step.changes.length, 'change') },
				...duties(step.changes).map((text) => ({ icon: 'role', text })),
			],
			sections: () => sections(step, view),
		};
};

const pathOf = ({ to }: Step) => `${changesPath}editions/${to ? `${to.slug}/` : ''}`;
const titleOf = ({ from, to }: Step) => (to ? `What ${to.name} changed` : `What changed since ${from.name}`);

const duties = (changes: readonly StepChange[]): readonly string[] => {
	const count = changes.filter(({ topic }) => topic === 'duty').length;
	return count > 0 ? [`${count} of duties`] : [];
};

/** A line for each of these pages, newest first. */
export const stepItems = ({ steps = [], frame }: View): readonly Item[] =>
	steps.map((step) => ({
		text: titleOf(step),
		href: pageHref(frame.base, pathOf(step)),
		icon: 'history',
		note: [counted(step.changes.length, 'change'), ...duties(step.changes)].join(' · '),
	}));

function* lines(step: Step, view: View): Generator<Section> {
	for (const topic of topics) {
		const those = step.changes.filter((change) => change.topic === topic);
		if (those.length === 0) continue;
		const left = those.length - maxChanges;
		yield {
			id: `fb_${topic}`,
			heading: headings[topic],
			note: String(those.length),
			...(left > 0 ? { lead: `The first ${maxChanges} of them.` } : {}),
			block: {
				form: 'changes',
				changes: those.slice(0, maxChanges).map((change, i) => lineOf(change, `${topic}${i}`, step, view)),
			},
		};
	}
}

function sections(step: Step, view: View): Section[] {
	const found = [...lines(step, view)];
	if (found.length > 0) return found;
	const empty = { text: 'Nothing differs in meaning.' };
	return [{ id: 'fb_nothing', heading: 'Changes', block: { form: 'items', items: [], empty } }];
}

function lineOf(change: StepChange, key: string, { from, to }: Step, { book, frame }: View): ChangeLine {
	const { playbook, title, icon, gone, sentence, topic, roles } = change;
	const path = playbook === '' ? '/' : `/${playbook}/`;
	// A page that is gone today stands in the edition that had it.
	const edition = gone ? from : to;
	const base =
		edition === undefined || playbook === '' || book.find(playbook)
			? frame.base
			: pageHref(frame.base, `${editionsPath}${edition.slug}/`);
	return {
		key,
		title,
		href: pageHref(base, path),
		icon,
		note: sentence,
		...(topic === 'duty' ? { tone: 'warning' } : {}),
		...(roles.length > 0 ? { concerns: namesOf(roles.map((role) => role.title)) } : {}),
		roles: roles.map(({ id }) => id.slice(id.indexOf('/') + 1)),
	};
}
