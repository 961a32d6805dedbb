import { maxFileBytes } from './limits.ts';
import type { Flaw, Source } from './source.ts';

/** Reads bytes as one file of the handbook: strict UTF-8 without a byte order mark. Never throws; what cannot be read is a flaw. */
export function decode(path: string, bytes: Uint8Array): Source {
	if (bytes.length > maxFileBytes) return tooLarge(path, bytes.length);
	const [first, second] = bytes;
	if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff) || isWide(bytes)) {
		return unreadable(path, 'The file is saved as UTF-16, which the handbook cannot read.', 'Save it as UTF-8.');
	}
	try {
		return { path, text: strict.decode(bytes) };
	} catch {
		const text = lenient.decode(bytes);
		const start = Math.max(0, text.indexOf('\ufffd'));
		const flaw = flawAt(
			start,
			'From here on the file is not UTF-8 text.',
			'Save it as UTF-8 and check the letters around this place.',
		);
		return { path, text: text.slice(0, start), flaw: { ...flaw, range: { start, end: start } } };
	}
}

/** Whether every other one of the first bytes is zero, as in UTF-16 that does not say so. */
function isWide(bytes: Uint8Array): boolean {
	const some = bytes.subarray(0, 64);
	const zeros = (from: number) => some.every((byte, i) => i % 2 === from || byte === 0);
	return some.length > 3 && some.some((byte) => byte !== 0) && (zeros(0) || zeros(1));
}

/** A file that is left unread because it has more than `maxFileBytes` bytes. */
export const tooLarge = (path: string, bytes: number): Source =>
	flawed(path, {
		rule: 'input-limit',
		message: `The file has ${megabytes(bytes)} MB; a playbook may have ${megabytes(maxFileBytes)} MB.`,
		help: 'Split it into several playbooks, or keep the data elsewhere and link to it.',
	});

/** A file that cannot be read at all: it stays in the workspace, empty, so that it is named and not lost. */
export const unreadable = (path: string, message: string, help: string): Source =>
	flawed(path, { rule: 'unreadable-file', message, help });

/** A file or folder of which only `flaw` is known. */
export const flawed = (path: string, flaw: Omit<Flaw, 'range'>): Source => ({
	path,
	text: '',
	flaw: { ...flaw, range: { start: 0, end: 0 } },
});

const strict = new TextDecoder('utf-8', { fatal: true });
const lenient = new TextDecoder('utf-8');
const megabytes = (bytes: number) => Math.ceil((bytes / 1_048_576) * 10) / 10;
const flawAt = (start: number, message: string, help: string): Flaw => ({
	rule: 'unreadable-file',
	range: { start, end: start },
	message,
	help,
});
