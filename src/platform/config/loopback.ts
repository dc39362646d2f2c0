/** Whole names: `127.example.jp` is somebody's machine. */
export const LOOPBACK = /^(?:127(?:\.\d{1,3}){3}|localhost|\[::1\])$/;
