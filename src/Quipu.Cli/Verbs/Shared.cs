using System.CommandLine;
using Quipu.Cli.Terminal;
using Quipu.Model;
using Quipu.Storage;
using Quipu.Storage.Tables;

namespace Quipu.Cli.Verbs;

/// <summary>Options that several verbs have, made anew for each.</summary>
static class Shared
{
    internal static Option<string> Workspace(bool required = true) => new("--workspace")
    {
        HelpName = "DIR",
        Required = required,
        Description = "The workspace folder.",
    };

    internal static Option<int> Limit(int most = 20) => new("--limit")
    {
        HelpName = "N",
        DefaultValueFactory = _ => most,
        CustomParser = asked =>
        {
            if (int.TryParse(asked.Tokens[0].Value, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var number) && number > 0) return number;
            asked.AddError($"--limit is '{asked.Tokens[0].Value}', but it takes a whole number above 0");
            return most;
        },
        Description = $"At most so many rows ({most}).",
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
}
