package io.siptrail.sip;

/**
 * One thing in the text of a message that is against the grammar.
 *
 * @param code what is wrong
 * @param offset byte offset in the message, from 0; inside a folded or non-ASCII value, the offset where that value begins
 * @param detail the text there, shortened to {@value #MAX_DETAIL} characters, or what was expected
 */
public record SyntaxIssue(IssueCode code, int offset, String detail) {

    static final int MAX_DETAIL = 60;
}
