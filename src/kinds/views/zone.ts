const formats = new Map<string, Intl.DateTimeFormat>();

/** Minutes by which the clocks of a time zone are ahead of UTC at a moment, given in milliseconds since 1970. */
export function minutesAhead(zone: string, moment: number): number {
	let format = formats.get(zone);
	if (!format) {
		format = new Intl.DateTimeFormat('en-GB', { timeZone: zone, timeZoneName: 'longOffset' });
		formats.set(zone, format);
	}
	const offset = format.formatToParts(moment).find(({ type }) => type === 'timeZoneName')?.value;
	const [, sign, hours, minutes] = /([+-])(\d{2}):(\d{2})/.exec(offset ?? '') ?? [];
	return hours === undefined ? 0 : (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
}
