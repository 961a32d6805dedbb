import type { Entry } from '../../core/entry.ts';
import { action } from '../../kinds/action.ts';
import { process } from '../../kinds/process.ts';
import { role } from '../../kinds/role.ts';
import { session } from '../../kinds/session.ts';
import { system } from '../../kinds/system.ts';
import { entryOf, linkOf } from '../../kinds/views/links.ts';
import { referrers } from '../../kinds/views/referring.ts';
import { invited } from '../../kinds/views/sessions.ts';
import { anchorsOf } from '../../page/address.ts';
import type { Section } from '../../page/blocks.ts';
import { definePage } from '../../page/compiled.ts';
import type { Fact, Words } from '../../page/values.ts';
import { concerning, indexHref, itemOf, linkTo, type View } from '../../page/view.ts';
import { meetingOf } from '../shared/meetings.ts';
import { missing } from '../shared/missing.ts';

type Action = Entry<typeof action>;

/** An action template: who does what next, what is written down and where, and which sessions end with it. */
export const actionPage = definePage({
	kind: action,
	shows: ['pattern', 'owner', 'activity', 'system', 'due', 'fields', 'done_when'],
	chips: ({ data }) => (data.pattern ? [{ icon: 'action', text: patterns[data.pattern] }] : []),
	sections: (entry, view) => [nextSection(entry, view), fieldsSection(entry, view), sessionsSection(entry, view)],
});

const patterns = {
	'account-lead': 'A chance to follow up',
	improvement: 'An improvement of how we work',
	access: 'Access to a system',
	content: 'Something to write or show',
	decision: 'A decision',
} as const;

function nextSection(entry: Action, view: View): Section {
	return {
		id: anchorsOf(entry).sectionId('next'),
		heading: 'What comes next',
		block: { form: 'facts', facts: [...nextFacts(entry, view)] },
	};
}

function* nextFacts(entry: Action, view: View): Generator<Fact> {
	const { book } = view;
	const { data } = entry;
	const owner = entryOf(book, role, data.owner);
	const work = entryOf(book, process, data.activity);
	const logged = entryOf(book, system, data.system);
	yield { label: 'Who does it', value: owner ? linkTo(view, owner) : words('No role is named yet') };
	yield {
		label: 'Next activity',
		value: work
			? { ...linkTo(view, work, linkOf(book, data.activity)?.part), note: work.title }
			: words('No activity is named yet'),
	};
	if (data.due) yield { label: 'Due', value: words(`${data.due} after the session`) };
	yield { label: 'Logged in', value: logged ? linkTo(view, logged) : words('No system is named yet') };
	if (data.done_when) yield { label: 'Done when', value: words(data.done_when) };
}

const words = (text: string): Words => ({ form: 'words', text });

function fieldsSection(entry: Action, view: View): Section {
	const fields = entry.data.fields ?? [];
	const id = anchorsOf(entry).sectionId('fields');
	const heading = 'What is written down';
	if (fields.length === 0) {
		const empty = missing('Nothing but its title, owner, activity and date.', entry, view);
		return { id, heading, block: { form: 'items', items: [], empty } };
	}
	return {
		id,
		heading,
		note: 'besides title, owner, activity and date',
		block: {
			form: 'table',
			label: 'Fields to fill in',
			columns: ['Field', 'What fits', 'Column in the file'],
			rows: fields.map(({ name, type, choices, column }) => ({
				cells: [words(name), words(choices.length > 0 ? choices.join(' · ') : types[type]), words(column ?? name)],
			})),
		},
	};
}

const types = { text: 'text', number: 'a number', date: 'a date', choice: 'one of several' } as const;

function sessionsSection(entry: Action, view: View): Section {
	const all = indexHref(view, session);
	return {
		id: anchorsOf(entry).sectionId('sessions'),
		heading: 'Sessions that end with it',
		block: {
			form: 'items',
			items: referrers(view.book, entry, session, 'outputs', '*').map((one) => {
				const { text, href } = meetingOf(one, view);
				return itemOf(view, one, {
					note: text,
					...(href ? { noteHref: href } : {}),
					...(one.data.purpose ? { detail: one.data.purpose } : {}),
					...concerning(invited(view.book, one)),
				});
			}),
			empty: { text: 'No session ends with it.', ...(all ? { href: all } : {}) },
		},
	};
}
