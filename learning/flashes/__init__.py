"""Flash notices 紧急口径: a line for customers that holds for hours, written by one person and approved by another."""
