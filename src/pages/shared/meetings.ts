import type { Entry } from '../../core/entry.ts';
import { community } from '../../kinds/community.ts';
import type { session } from '../../kinds/session.ts';
import { referrers } from '../../kinds/views/referring.ts';
import type { Words } from '../../page/values.ts';
import { hrefOf, type View } from '../../page/view.ts';
import { rhythmOf } from '../../words/words.ts';

type Session = Entry<typeof session>;

/** The communities whose meetings follow a session template. */
export const hostsOf = (one: Session, { book }: Pick<View, 'book'>): readonly Entry<typeof community>[] =>
	referrers(book, one, community, 'sessions', '*');

/** When a session takes place and how long it takes, with the community it does so in: `every 2 weeks · 90 min`. */
export function meetingOf(one: Session, view: View): Words {
	const length = one.data.minutes === undefined ? [] : [`${one.data.minutes} min`];
	const [host] = hostsOf(one, view);
	const { cadence } = host?.data ?? {};
	if (!host || !cadence) return { form: 'words', text: ['when needed', ...length].join(' · ') };
	return { form: 'words', text: [rhythmOf(cadence.every), ...length].join(' · '), href: hrefOf(view, host) };
}

/** Minutes after midnight at a time of day such as `09:30`. */
export function minutesAt(time: string): number {
	const [hours = 0, minutes = 0] = time.split(':').map(Number);
	return 60 * hours + minutes;
}
