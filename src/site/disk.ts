import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { getSystemErrorMap } from 'node:util';

/** What the disk, the network or the system refuses, in words for a person: something the caller has to change. */
export class SystemRefused extends Error {}

/** `error` in words where the system refused something, and as it is elsewhere. `place` is named where it names none. */
export function inWords(error: unknown, place?: string): unknown {
	if (!(error instanceof Error) || error instanceof SystemRefused) return error;
	const { code, syscall, path = place, port } = nativeError(error) ?? (error as SystemError);
	if (!code || !syscall) return error;
	const why = `${reasons[code] ?? 'the system refuses it'} (${code})`;
	if (syscall === 'listen') return new SystemRefused(`port ${port} cannot be used: ${why}.`);
	const what = path === undefined ? 'a file' : `\`${path}\``;
	const done = syscall.startsWith('spawn') ? 'started' : reading.has(syscall) ? 'read' : 'written';
	return new SystemRefused(`${what} cannot be ${done}: ${why}.`);
}

type SystemError = NodeJS.ErrnoException & { readonly port?: number };

/** The program that puts modules together is no JavaScript, and has the reason in its text alone. */
function nativeError({ message }: Error): Partial<SystemError> | undefined {
	const [, path, number] = /Failed to write file in (.+)\n[\s\S]*?\(os error (\d+)\)/.exec(message) ?? [];
	if (path === undefined) return undefined;
	return { path, syscall: 'write', code: getSystemErrorMap().get(-Number(number))?.[0] ?? 'EIO' };
}

const reading = new Set(['access', 'lstat', 'opendir', 'read', 'readlink', 'realpath', 'scandir', 'stat', 'watch']);

const reasons: Readonly<Record<string, string>> = {
	EACCES: 'you have no permission',
	EBUSY: 'another program uses it',
	EDQUOT: 'your share of the disk is used up',
	EFBIG: 'a file may not be as large here',
	EIO: 'its disk does not answer',
	EISDIR: 'it is a folder',
	ELOOP: 'links on its path lead round in a circle',
	EMFILE: 'too many files are open',
	ENAMETOOLONG: 'its name is too long',
	ENFILE: 'too many files are open',
	ENOENT: 'it, or the folder for it, does not exist',
	ENOSPC: 'its disk is full',
	ENOTDIR: 'a folder on its path is a file',
	EPERM: 'you have no permission',
	EROFS: 'its disk is read-only',
};

/** Writes `data` to a file, and makes its folder where there is none: most have theirs, and asking first takes as long as writing. */
export function writeInFolder(file: string, data: string | Uint8Array): void {
	try {
		writeFileSync(file, data);
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
		mkdirSync(dirname(file), { recursive: true });
		writeFileSync(file, data);
	}
}
