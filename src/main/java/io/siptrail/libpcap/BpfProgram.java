package io.siptrail.libpcap;

import java.nio.ByteBuffer;

/**
 * A compiled filter, run over packets where they lie: the machine of McCanne and Jacobson, The BSD Packet Filter (USENIX 1993) §3, with an
 * accumulator, an index register and sixteen words of scratch memory. Jumps only lead forward, so that it always ends. Not thread-safe.
 */
final class BpfProgram {

    private static final int SCRATCH_WORDS = 16;

    private static final int CLASS = 0x07;
    private static final int LD = 0x00;
    private static final int LDX = 0x01;
    private static final int ST = 0x02;
    private static final int STX = 0x03;
    private static final int ALU = 0x04;
    private static final int JMP = 0x05;
    private static final int RET = 0x06;

    private static final int MODE = 0xe0;
    private static final int IMMEDIATE = 0x00;
    private static final int ABSOLUTE = 0x20;
    private static final int INDIRECT = 0x40;
    private static final int MEMORY = 0x60;
    private static final int LENGTH = 0x80;
    private static final int IP_HEADER_LENGTH = 0xa0;

    private static final int OPERATION = 0xf0;
    private static final int INDEX_OPERAND = 0x08;
    private static final int RETURN_ACCUMULATOR = 0x10;
    private static final int TO_ACCUMULATOR = 0x80;

    private final int[] codes;
    /** How far to jump when true, in the upper byte, and when false, in the lower. */
    private final int[] jumps;

    private final int[] operands;
    private final int[] scratch = new int[SCRATCH_WORDS];

    private int accumulator;
    private int index;
    private boolean outside;

    BpfProgram(int[] codes, int[] jumps, int[] operands) {
        this.codes = codes;
        this.jumps = jumps;
        this.operands = operands;
    }

    /** Whether it accepts a packet; one that is too short for what it wants to read is refused, as libpcap does. */
    boolean accepts(ByteBuffer data, int offset, int length, int wireLength) {
        accumulator = 0;
        index = 0;
        outside = false;
        int at = 0;
        while (at < codes.length && !outside) {
            int code = codes[at];
            int operand = operands[at];
            switch (code & CLASS) {
                case LD -> accumulator = load(code, operand, data, offset, length, wireLength);
                case LDX -> index = load(code, operand, data, offset, length, wireLength);
                case ST -> scratch[operand & SCRATCH_WORDS - 1] = accumulator;
                case STX -> scratch[operand & SCRATCH_WORDS - 1] = index;
                case ALU -> accumulator = calculate(code, (code & INDEX_OPERAND) != 0 ? index : operand);
                case JMP -> at += jump(code, operand, jumps[at]);
                case RET -> {
                    return ((code & 0x18) == RETURN_ACCUMULATOR ? accumulator : operand) != 0;
                }
                default -> transfer(code);
            }
            at++;
        }
        return false;
    }

    private int load(int code, int operand, ByteBuffer data, int offset, int length, int wireLength) {
        return switch (code & MODE) {
            case IMMEDIATE -> operand;
            case ABSOLUTE -> read(code, operand & 0xffff_ffffL, data, offset, length);
            case INDIRECT -> read(code, (index & 0xffff_ffffL) + (operand & 0xffff_ffffL), data, offset, length);
            case MEMORY -> scratch[operand & SCRATCH_WORDS - 1];
            case LENGTH -> wireLength;
            case IP_HEADER_LENGTH -> (read(0x10, operand & 0xffff_ffffL, data, offset, length) & 0xf) << 2;
            default -> refuse();
        };
    }

    private int read(int code, long place, ByteBuffer data, int offset, int length) {
        int size = code & 0x18;
        int bytes = size == 0 ? 4 : size == 0x08 ? 2 : 1;
        if (place + bytes > length) {
            return refuse();
        }
        int from = offset + (int) place;
        return switch (bytes) {
            case 4 -> data.getInt(from);
            case 2 -> data.getShort(from) & 0xffff;
            default -> data.get(from) & 0xff;
        };
    }

    private int refuse() {
        outside = true;
        return 0;
    }

    private int calculate(int code, int by) {
        return switch (code & OPERATION) {
            case 0x00 -> accumulator + by;
            case 0x10 -> accumulator - by;
            case 0x20 -> accumulator * by;
            case 0x30 -> by == 0 ? refuse() : Integer.divideUnsigned(accumulator, by);
            case 0x40 -> accumulator | by;
            case 0x50 -> accumulator & by;
            case 0x60 -> by < 0 || by > 31 ? 0 : accumulator << by;
            case 0x70 -> by < 0 || by > 31 ? 0 : accumulator >>> by;
            case 0x80 -> -accumulator;
            case 0x90 -> by == 0 ? refuse() : Integer.remainderUnsigned(accumulator, by);
            case 0xa0 -> accumulator ^ by;
            default -> refuse();
        };
    }

    private int jump(int code, int operand, int ways) {
        int other = (code & INDEX_OPERAND) != 0 ? index : operand;
        boolean met = switch (code & OPERATION) {
            case 0x10 -> accumulator == other;
            case 0x20 -> Integer.compareUnsigned(accumulator, other) > 0;
            case 0x30 -> Integer.compareUnsigned(accumulator, other) >= 0;
            default -> (accumulator & other) != 0;
        };
        if ((code & OPERATION) == 0x00) {
            return Math.max(operand, 0);
        }
        return met ? ways >>> 8 : ways & 0xff;
    }

    private void transfer(int code) {
        if ((code & 0xf8) == TO_ACCUMULATOR) {
            accumulator = index;
        } else {
            index = accumulator;
        }
    }
}
