package org.visitline.app;

import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.Objects;
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
    command.getErr().println(command.getCommandSpec().qualifiedName() + ": " + sentence(failure));
    LOG.debug("{} failed", command.getCommandName(), failure);
    return command.getCommandSpec().exitCodeOnExecutionException();
  }

  private static String sentence(Throwable failure) {
    String message =
        failure instanceof FileSystemException file ? reason(file) : failure.getMessage();
    Throwable cause = failure.getCause();
    String said = message == null ? failure.getClass().getSimpleName() : message;
    // The wrapping sentence says what we were doing; the cause says why it did not go.
    return cause == null
            || cause.getMessage() == null
            || (said.contains(cause.getMessage()) && !(cause instanceof FileSystemException))
        ? said
        : said + ": " + sentence(cause);
  }

  /** Java's own message is often the bare path, which says where and not what. */
  private static String reason(FileSystemException failure) {
    String what =
        switch (failure) {
          case AccessDeniedException _ -> "you may not write or read it";
          case FileAlreadyExistsException _ -> "something else of that name is there already";
          case NoSuchFileException _ -> "it is not there";
          case NotDirectoryException _ -> "it is no folder";
          default -> Objects.requireNonNullElse(failure.getReason(), "it cannot be used");
        };
    return failure.getFile() + ": " + what;
  }
}
