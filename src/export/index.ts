/** 导出: lists as sheets, written in the background and kept for whoever ordered them. */

export {}
