import type { Entry } from '../../core/entry.ts';
import { dayIn } from '../../page/facts.ts';
import type { Aside, Chip } from '../../page/page.ts';
import { hrefOf, type View } from '../../page/view.ts';
import { counted } from '../../words/words.ts';
import { type Trust, trustOf } from './trust.ts';

/** Whether `entry` can be relied on, as a chip under its title; nothing for what nobody reviews. */
export function trustChip(entry: Entry, view: View): Chip | undefined {
	const trust = trustOf(view, entry);
	if (!trust) return undefined;
	const { state, suspects, reviewed } = trust;
	switch (state) {
		case 'suspect': {
			const [first] = suspects;
			const to = suspects.length === 1 && first ? view.book.find(first.id) : undefined;
			return {
				icon: 'history',
				text: `${counted(suspects.length, 'page')} it relies on ${suspects.length === 1 ? 'has' : 'have'} changed`,
				tone: 'warning',
				...(to ? { href: hrefOf(view, to) } : { href: `#${trustId}` }),
			};
		}
		case 'due':
			return { icon: 'history', text: 'Review due', tone: 'warning', href: `#${trustId}` };
		case 'unreviewed':
			return { icon: 'question', text: 'Not reviewed yet', href: `#${trustId}` };
		case 'ownerless':
			return { icon: 'organization', text: 'Nobody keeps it true', tone: 'warning', href: `#${trustId}` };
		case 'verified':
			return {
				icon: 'pass',
				text: `Verified ${dayIn(view.frame.language, reviewed!.on)}`,
				tone: 'good',
				href: `#${trustId}`,
			};
	}
}

/** The list beside a page that says why it can be relied on, or not. */
const trustId = 'fb_trust';

/** Changes named beside a page; who has more to compare starts with these. */
const maxSuspects = 6;

/** Why `entry` can be relied on or not, in sentences, each with the way to what they speak of. */
export function trustAside(entry: Entry, view: View): Aside | undefined {
	const trust = trustOf(view, entry);
	if (!trust) return undefined;
	const suspects = trust.suspects.slice(0, maxSuspects);
	// A suspect has one sentence of its own, in the same order, before all others.
	const items = trust.reasons
		.filter((_, i) => i < suspects.length || i >= trust.suspects.length)
		.map(({ sentence, told }, i) => {
			const to = suspects[i] && view.book.find(suspects[i].id);
			return { text: sentence, ...(to ? { href: hrefOf(view, to) } : {}), ...(told ? { told: { text: told } } : {}) };
		});
	const more = trust.suspects.length - suspects.length;
	return { id: trustId, title: 'Can I rely on it?', items, ...(more > 0 ? { more } : {}) };
}

/** The same in a word for the status bar. */
export function trustWords(trust: Trust): string {
	const { state, reviewed } = trust;
	return state === 'verified' ? `verified ${reviewed!.on}` : words[state];
}

const words = {
	suspect: 'relies on what has changed',
	due: 'review due',
	unreviewed: 'not reviewed yet',
	ownerless: 'no owner',
} as const;
