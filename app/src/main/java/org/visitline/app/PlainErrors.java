package org.visitline.app;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/**
 * What could not be done is said in a sentence; the stack trace goes to the log, for those who ask
 * for it.
 */
final class PlainErrors implements IExecutionExceptionHandler {

  private static final Logger LOG = LoggerFactory.getLogger(PlainErrors.class);

  @Override
  public int handleExecutionException(Exception failure, CommandLine command, ParseResult parsed) {
    command.getErr().println("visitline " + command.getCommandName() + ": " + sentence(failure));
    LOG.debug("{} failed", command.getCommandName(), failure);
    return command.getCommandSpec().exitCodeOnExecutionException();
  }

  private static String sentence(Throwable failure) {
    String message = failure.getMessage();
    Throwable cause = failure.getCause();
    String said = message == null ? failure.getClass().getSimpleName() : message;
    // The wrapping sentence says what we were doing; the cause says why it did not go.
    return cause == null || cause.getMessage() == null || said.contains(cause.getMessage())
        ? said
        : said + ": " + sentence(cause);
  }
}
