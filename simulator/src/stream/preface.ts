/** What a stream sends first, so that its headers get through at once. */
export const preface = ': open\n\n';
