import { coaching } from '../../kinds/coaching.ts';
import { system } from '../../kinds/system.ts';
import { accessOf, needsOf, standingOf, usersOf } from '../../kinds/views/access.ts';
import type { Role, System } from '../../kinds/views/activities.ts';
import type { Handoff } from '../../kinds/views/handoffs.ts';
import type { Job } from '../../kinds/views/jobs.ts';
import { carriersOf, measuresOf, tensionsOf } from '../../kinds/views/measures.ts';
import { anchorsOf } from '../../page/address.ts';
import type { Empty, Item, Panel } from '../../page/blocks.ts';
import { concerning, hrefOf, indexHref, itemOf, stagesOf, type View } from '../../page/view.ts';
import { nth } from '../../words/sure.ts';
import { joined, sentences } from '../../words/words.ts';
import { contractHref } from '../contract/contract.ts';
import { accessTones } from '../shared/access.ts';
import { editHref } from '../shared/playbook.ts';

/** What a role gets and gives, how it is measured, which systems and questions come with its work, and what it may decide. */
export function practicePanels(job: Job, view: View): readonly Panel[] {
	const id = anchorsOf(job.role).sectionId;
	return [
		{ id: id('receives'), title: 'I receive', ...received(job, view) },
		{ id: id('hands-on'), title: 'I hand on', ...handedOn(job, view) },
		{ id: id('measured'), title: 'How success is measured', ...measured(job, view) },
		{ id: id('systems'), title: 'Systems', ...systemsOf(job, view) },
		...(job.role.data.decides?.length ? [{ id: id('decides'), title: 'I decide', items: decisions(job) }] : []),
		{ id: id('coaching'), title: 'What my coach will ask', ...questions(job, view) },
	];
}

type Content = Pick<Panel, 'items' | 'empty' | 'more'>;

/** Says that something is missing, with the way to the file in which it could be added. */
function missing(text: string, { role }: Job, view: View): Empty {
	const href = editHref(role, view);
	return { text, ...(href ? { href } : {}) };
}

const received = ({ role, handoffs }: Job, view: View): Content => ({
	items: handoffs.filter(({ step }) => step.to.accountable === role).map((one) => handoffItem(one, role, 'from', view)),
	empty: { text: 'Nothing is handed to this role.' },
});

const handedOn = ({ role, handoffs }: Job, view: View): Content => ({
	items: handoffs.filter(({ step }) => step.from.accountable === role).map((one) => handoffItem(one, role, 'to', view)),
	empty: { text: 'This role hands nothing on.' },
});

function handoffItem({ step, facts }: Handoff, role: Role, direction: 'from' | 'to', view: View): Item {
	const partner = step[direction].accountable!;
	const mine = direction === 'from' ? step.to : step.from;
	const contract = contractHref(view, role, partner);
	return {
		text: facts.artefact,
		href: hrefOf(view, mine.process, mine.facts.id),
		// When it is accepted stands where the two roles meet.
		...(facts.within ? { detail: `Within ${facts.within}` } : {}),
		note: `${direction} ${partner.title}`,
		...(contract ? { noteHref: contract } : {}),
	};
}

function measured(job: Job, view: View): Content {
	const { book } = view;
	const tensions = tensionsOf(book);
	const items = measuresOf(book, job.role).map((measure): Item => {
		const others = [...(carriersOf(book).get(measure) ?? [])].filter((one) => one !== job.role);
		const shared = others.length > 0 ? `shared with ${others.length}` : 'own';
		const pulls = tensions.get(measure) ?? [];
		const item = itemOf(view, measure);
		const { icon: _, ...bare } = item;
		if (pulls.length === 0) return { ...bare, note: item.note ?? shared, tone: 'soft' };
		return {
			...bare,
			detail: sentences([
				others.length > 0 ? `Shared with ${others.length}` : undefined,
				pulls.length > 1 ? `Also pulls against ${joined(pulls.slice(1).map(({ other }) => other.title))}` : undefined,
				pulls.every(({ mitigation }) => mitigation === undefined)
					? 'Nothing is agreed yet on how the two go together'
					: undefined,
			]),
			note: `pulls against ${nth(pulls, 0).other.title}`,
			noteHref: hrefOf(view, nth(pulls, 0).other),
			tone: 'warning',
		};
	});
	return { items, empty: missing('No measure says when this role has done well. Add one.', job, view) };
}

function systemsOf(job: Job, view: View): Content {
	const { book } = view;
	const { role, activities } = job;
	const list = indexHref(view, system);
	const granted = accessOf(book, role);
	const needed = needsOf(book).get(role) ?? new Map<System, never>();
	const all = [...new Set([...needed.keys(), ...granted.keys()])].sort((a, b) => (a.title < b.title ? -1 : 1));
	const items = all.map((one): Item => {
		const need = needed.get(one);
		const access = granted.get(one);
		const standing = standingOf(access, need?.use) ?? 'spare';
		const short = standing === 'missing' ? need : undefined;
		const words = {
			fits: 'enough for the work',
			excess: 'more than its work takes',
			unclear: `unclear: ${need ? `${need.use.level} is needed` : 'the system has no such level'}`,
			missing: `not enough: ${need?.use.level} is needed`,
		};
		const uses = activities.filter((activity) =>
			activity.systems.some((use) => use.system === one && usersOf(activity, use).includes(role)),
		).length;
		const { icon: _, ...item } = itemOf(view, one);
		const { state, request } = one.data;
		return {
			...item,
			note: access?.level ?? 'no access',
			detail: sentences([
				state === 'planned' ? 'Not there yet' : state === 'retiring' ? 'Going away' : undefined,
				short &&
					`Takes ${short.use.level}, for “${short.activity.facts.title}”${uses > 1 ? ` and ${uses - 1} more` : ''}`,
				short && request,
			]),
			...(standing === 'spare' ? {} : { mark: { tone: accessTones[standing], text: words[standing] } }),
		};
	});
	return {
		items,
		empty: { text: 'The work of this role needs no system.' },
		...(items.length > 0 && list ? { more: { text: 'What each is for, and how to get in', href: list } } : {}),
	};
}

/** Questions shown on the page; the guides hold the rest. */
const maxQuestions = 5;

/** Questions about the collaboration first: they are the ones a role cannot answer alone. */
function questions({ questions: all }: Job, view: View): Content {
	const stages = stagesOf(view);
	const order = (stage: string | undefined) => stages.findIndex(({ id }) => id === stage);
	const chosen = [
		...all.filter(({ about }) => about === 'collaboration'),
		...all.filter(({ about }) => about !== 'collaboration'),
	].slice(0, maxQuestions);
	const guides = [...new Set(all.map(({ guide }) => guide))];
	const list = indexHref(view, coaching);
	const whole = guides.length === 1 ? hrefOf(view, nth(guides, 0)) : list;
	const items = chosen
		.sort((a, b) => order(a.stage) - order(b.stage))
		.map(({ guide, area, stage, text, with: other }): Item => {
			const title = stages.find(({ id }) => id === stage)?.title;
			return {
				text,
				href: hrefOf(view, guide, area.id),
				...(title ? { note: title } : {}),
				...concerning(other ? [other] : [], []),
				...(stage ? { stages: [stage] } : {}),
			};
		});
	return {
		items,
		empty: { text: 'No coaching guide is written for this role.', ...(list ? { href: list } : {}) },
		...(all.length > chosen.length && whole ? { more: { text: `All ${all.length} questions`, href: whole } } : {}),
	};
}

const decisions = ({ role }: Job): readonly Item[] =>
	(role.data.decides ?? []).map(({ decision, limits }) => ({ text: decision, ...(limits ? { detail: limits } : {}) }));
