using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Quipu.Access;
using Quipu.Cli.Terminal;
using Quipu.Model;
using Quipu.Search;
using Quipu.Storage;
using Quipu.Storage.Tables;

namespace Quipu.Cli.Verbs;

/// <summary>Options that several verbs have, made anew for each, and what they say alike.</summary>
static class Shared
{
    /// <summary>Says why nothing is done; the exit code of that.</summary>
    internal static ExitCode Broken(Screen screen, string sentence)
    {
        screen.Fault(sentence);
        return ExitCode.Broken;
    }

    /// <summary>Why an entity that was asked for gives nothing, where it is not there: without a word, nothing would look like an answer.</summary>
    internal static string? Unknown(IStore store, EntityId entity) => store.Entity(Viewer.Owner, entity) is null && store.Statements(Viewer.Owner, entity).IsEmpty
        ? $"There is no entity '{entity}' here; `quipu entities` and `quipu search` find their ids."
        : null;

    /// <summary>The same of a dataset.</summary>
    internal static string? Unknown(IStore store, DatasetName dataset) => store.Datasets(Viewer.Owner) is var known && known.All(d => d.Name != dataset)
        ? $"There is no dataset '{dataset}' here; there are: {string.Join(", ", known.Take(20).Select(d => d.Name.Value))}."
        : null;

    /// <summary>Documents by an id, or by the path they were read from or its end.</summary>
    internal static DocumentId[] Documents(IStore store, string wanted)
    {
        if (store.Head(Viewer.Keeper, new DocumentId(wanted)) is { } byId) return [byId.Id];
        return
        [
            .. Paging.All(p => store.Documents(Viewer.Keeper, new(), p)).Select(r => r.Head)
                .Where(h => h.Location == wanted || h.Location.EndsWith("/" + wanted, StringComparison.Ordinal)).Select(h => h.Id),
        ];
    }

    internal static Option<string> Workspace(bool required = true) => new("--workspace")
    {
        HelpName = "DIR",
        Required = required,
        Description = "The workspace folder.",
    };

    internal static Option<int> Limit(int most = 20) => Number("--limit", 1, most, $"At most so many rows ({most}).");

    /// <summary>An option that takes a whole number, which is <paramref name="otherwise"/> where nobody gives it.</summary>
    internal static Option<int> Number(string name, int least, int otherwise, string description) => new(name)
    {
        HelpName = "N",
        DefaultValueFactory = _ => otherwise,
        CustomParser = asked => Whole(asked, name, least) ?? otherwise,
        Description = description,
    };

    /// <summary>The same where it need not be given.</summary>
    internal static Option<int?> Number(string name, int least, string description) => new(name) { HelpName = "N", CustomParser = asked => Whole(asked, name, least), Description = description };

    static int? Whole(ArgumentResult asked, string name, int least)
    {
        if (int.TryParse(asked.Tokens[0].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least) return number;
        asked.AddError($"{name} is '{asked.Tokens[0].Value}', but it takes a whole number {(least == 0 ? "from 0" : string.Create(CultureInfo.InvariantCulture, $"above {least - 1}"))}");
        return null;
    }

    /// <summary>An option that takes a share.</summary>
    internal static Option<double?> Share(string name, string description) => new(name)
    {
        HelpName = "T",
        CustomParser = asked =>
        {
            if (double.TryParse(asked.Tokens[0].Value, NumberStyles.Float, CultureInfo.InvariantCulture, out var share) && share is >= 0 and <= 1) return share;
            asked.AddError($"{name} is '{asked.Tokens[0].Value}', but it takes a number from 0 to 1");
            return null;
        },
        Description = description,
    };

    /// <summary>An option that takes a day.</summary>
    internal static Option<DateOnly?> Day(string name, string description) => new(name)
    {
        HelpName = "DATE",
        CustomParser = asked =>
        {
            if (IsoTime.Day(asked.Tokens[0].Value) is { } day) return day;
            asked.AddError($"{name} is '{asked.Tokens[0].Value}', but it takes a day such as 2023-06-30");
            return null;
        },
        Description = description,
    };

    internal static Option<string> Of(Setting setting, string value) => new($"--{setting.Name}") { HelpName = value, Description = setting.Meaning };

    /// <summary>The settings of a workspace as its file, the environment and the command line leave them.</summary>
    internal static Settings SettingsOf(string? workspace, params ReadOnlySpan<(Setting Setting, string? Value)> flags)
    {
        var settings = Settings.Load(workspace is null ? null : Path.Combine(workspace, Settings.FileName), Environment.GetEnvironmentVariable);
        foreach (var (setting, value) in flags)
            if (value is not null) settings = settings.With(setting.Name, value, $"--{setting.Name}");
        return settings;
    }

    /// <summary>An option that takes one or more words of a vocabulary, divided by commas.</summary>
    internal static Option<string> Word<T>(string name, string value, string description) where T : struct, Enum
    {
        var option = new Option<string>(name) { HelpName = value, Description = description };
        option.CompletionSources.Add(_ => Enum.GetValues<T>().Select(v => new System.CommandLine.Completions.CompletionItem(v.Wire())));
        option.Validators.Add(asked =>
        {
            foreach (var word in Words(asked.GetValueOrDefault<string>()))
                if (!Wires.TryRead<T>(word, out _)) asked.AddError($"{name} is '{word}', but it takes one of: {string.Join(", ", Enum.GetValues<T>().Select(v => v.Wire()))}");
        });
        return option;
    }

    /// <summary>An option that takes one word of a vocabulary.</summary>
    internal static Option<string> OneWord<T>(string name, string value, string description) where T : struct, Enum
    {
        var option = Word<T>(name, value, description);
        option.Validators.Add(asked =>
        {
            if (Words(asked.GetValueOrDefault<string>()) is { Length: not 1 } words) asked.AddError($"{name} names {words.Length} words, but it takes one");
        });
        return option;
    }

    internal static IEnumerable<T> ReadAll<T>(string? words) where T : struct, Enum => Words(words).Select(Wires.Read<T>);

    internal static T? Read<T>(string? word) where T : struct, Enum => word is null ? null : Wires.Read<T>(word);

    /// <summary>Opens a workspace that is there; where it may not be written to (a disc, somebody else's folder), for reading.</summary>
    internal static Workspace Open(string path) => WithDatabases(Quipu.Workspace.Open(path, file => SqliteStore.Open(file, SqliteStore.Allowed(file))));

    /// <summary>Opens a workspace, making it first where there is none.</summary>
    internal static Workspace Create(string path) => WithDatabases(Quipu.Workspace.Create(path, file => SqliteStore.Open(file, StoreMode.ReadWrite), TimeProvider.System));

    static Workspace WithDatabases(Workspace workspace)
    {
        workspace.Databases = TableDatabases.All;
        return workspace;
    }

    /// <summary>Says what a list left out, so that nobody takes a part for the whole.</summary>
    internal static void SayRest(int shown, int total, string what, Screen screen)
    {
        if (total == 0) screen.Say($"No {what} found.");
        else if (shown < total) screen.Say($"{shown} of {total} {what} shown; --limit N shows more.");
    }

    static string[] Words(string? words) => words?.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];

    /// <summary>What was typed is not looked through for the names of protected sources, which are sealed: said where there is one.</summary>
    internal static void SayTyped(IStore store, Screen screen)
    {
        if (store.Protected.Sources(Viewer.Owner, new(0, 1)).Total > 0)
            screen.Say("If this names a protected source, run quipu source edit PSEUDONYM: what was typed is looked through only then.");
    }
}
