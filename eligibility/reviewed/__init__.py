"""The reviewed rulebook files: read strictly, or refused with every fault named. No Django."""
