using System.CommandLine;

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
}
