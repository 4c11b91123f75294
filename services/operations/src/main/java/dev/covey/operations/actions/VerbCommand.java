/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.operations.actions;

import dev.covey.chassis.action.ActionJson;
import dev.covey.chassis.action.AskedBy;
import dev.covey.chassis.action.BeginOperation;
import dev.covey.chassis.action.ChangeOneAction;
import dev.covey.chassis.action.ChangeOneAction.Answer;
import dev.covey.chassis.action.ChangeOneAction.Asking;
import dev.covey.chassis.action.Standing;
import dev.covey.chassis.cli.Session;
import dev.covey.model.action.ActionFilter;
import dev.covey.model.action.ActionOperation;
import dev.covey.model.action.ActionVerb;
import dev.covey.model.action.ChangeActions.Wish;
import dev.covey.model.action.CountActions;
import dev.covey.model.action.CountActions.Counted;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code covey actions retry|cancel|release|hold}: one by one, or all that match. */
@Command(mixinStandardHelpOptions = true)
final class VerbCommand implements Callable<Integer> {
  private final Session session;
  private final ActionVerb verb;

  @Parameters(paramLabel = "ID", arity = "0..*", description = "Numbers of actions.")
  private List<Long> ids = List.of();

  @Mixin private FilterOptions options = new FilterOptions();

  @Option(names = "--all", description = "All that stand where it is possible.")
  private boolean all;

  @Option(names = "--why", paramLabel = "TEXT", description = "Why; kept with the action.")
  private @Nullable String why;

  @Option(names = "--dry-run", description = "Says how many match, and changes nothing.")
  private boolean dryRun;

  @Option(names = "--yes", description = "Does it to all that match.")
  private boolean yes;

  @Option(names = "--json", description = "As one JSON object for each action, or for all of them.")
  private boolean json;

  @Spec private @Nullable CommandSpec spec;

  private VerbCommand(Session session, ActionVerb verb) {
    this.session = session;
    this.verb = verb;
  }

  /** For machines: what became of one of several. */
  private record Outcome(String id, boolean done, @Nullable String status, @Nullable String why) {}

  /** For machines: how many match, at least. */
  private record Preview(long matching, boolean matchingIsExact) {}

  static CommandLine of(Session session, ActionVerb verb) {
    CommandLine command = new CommandLine(new VerbCommand(session, verb));
    command.getCommandSpec().name(verb.column());
    command.getCommandSpec().usageMessage().description(describe(verb));
    return command;
  }

  private static String describe(ActionVerb verb) {
    return switch (verb) {
      case RETRY -> "Puts actions that failed back into their lanes.";
      case CANCEL -> "Calls off actions that have not begun.";
      case RELEASE -> "Lets actions go on that a rule or a person holds.";
      case HOLD -> "Keeps back actions that wait, until they are released.";
    };
  }

  @Override
  public Integer call() throws Exception {
    CommandLine command = Objects.requireNonNull(spec, "spec").commandLine();
    ActionFilter filter = options.filter();
    boolean filtered = !filter.equals(ActionFilter.ALL);
    if (ids.isEmpty() && !filtered && !all) {
      throw new ParameterException(command, "say which: by their IDs, by filters, or with --all");
    }
    if (!ids.isEmpty() && (filtered || all)) {
      throw new ParameterException(command, "give IDs or filters, not both");
    }
    return ids.isEmpty() ? allThatMatch(command, new Wish(verb, filter, why)) : oneByOne(command);
  }

  private int oneByOne(CommandLine command) throws Exception {
    if (dryRun) {
      throw new ParameterException(command, "--dry-run goes with filters; 'actions show ID' tells");
    }
    ChangeOneAction change = new ChangeOneAction(session.outbox());
    List<Outcome> outcomes = new ArrayList<>();
    for (long id : ids) {
      Asking asking = new Asking(AskedBy.typist(), session.clock().instant());
      outcomes.add(
          outcome(session.database().inTransaction(tx -> change.run(tx, id, verb, why, asking))));
    }
    PrintWriter out = command.getOut();
    for (Outcome outcome : outcomes) {
      out.println(
          json
              ? ActionJson.write(outcome)
              : outcome.done()
                  ? "action " + outcome.id() + " is " + outcome.status()
                  : "not " + Standing.past(verb) + ": " + outcome.why());
    }
    out.flush();
    return outcomes.stream().allMatch(Outcome::done) ? 0 : 1;
  }

  private static Outcome outcome(Answer answer) {
    return switch (answer) {
      case Answer.Changed(var action) ->
          new Outcome(Long.toString(action.id()), true, action.status().column(), null);
      case Answer.Refused(var action, String why) ->
          new Outcome(Long.toString(action.id()), false, action.status().column(), why);
      case Answer.Missing(long id) ->
          new Outcome(Long.toString(id), false, null, "there is no action " + id);
    };
  }

  private int allThatMatch(CommandLine command, Wish wish) throws Exception {
    BeginOperation.senseless(wish)
        .ifPresent(problem -> {
          throw new ParameterException(command, problem);
        });
    Counted matching =
        session
            .database()
            .inTransaction(
                tx -> new CountActions().run(tx.connection(), wish.filter(), verb.from()));
    PrintWriter out = command.getOut();
    boolean none = matching.actions() == 0;
    if (dryRun || none) {
      out.println(
          json
              ? ActionJson.write(new Preview(matching.actions(), matching.exact()))
              : matching + " action(s) match" + (none ? "; nothing to do" : ""));
      out.flush();
      return 0;
    }
    if (!yes) {
      throw new ParameterException(
          command,
          "%s action(s) would be %s; say --yes as well if that is meant"
              .formatted(matching, Standing.past(verb)));
    }
    ActionOperation done = run(wish, command.getErr());
    out.println(
        json
            ? ActionJson.write(ActionJson.operation(done))
            : done.changed() + " action(s) " + Standing.past(verb));
    out.flush();
    return 0;
  }

  private ActionOperation run(Wish wish, PrintWriter progress) throws Exception {
    Asking asking = new Asking(AskedBy.typist(), session.clock().instant());
    ActionOperation begun =
        session.database().inTransaction(tx -> BeginOperation.of(tx, wish, asking));
    return new RunOperation(session, progress).toItsEnd(begun);
  }
}
