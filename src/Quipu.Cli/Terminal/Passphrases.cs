using System.CommandLine;
using System.Text;

namespace Quipu.Cli.Terminal;

/// <summary>
/// Where a passphrase comes from: a file, the environment, or the terminal, where it is typed unseen. Never from the command line, which other users of the machine can read and the
/// shell writes down; and it is kept nowhere.
/// </summary>
static class Passphrases
{
    const string Variable = "QUIPU_PASSPHRASE";

    internal static Option<string?> File(string name = "--passphrase-file", string what = "The passphrase of the workspace") => new(name)
    {
        HelpName = "FILE",
        Description = $"{what}: the first line of this file. Else QUIPU_PASSPHRASE, else it is asked for.",
    };

    /// <summary>The passphrase; null with a sentence on the screen where nobody gives one.</summary>
    /// <param name="isNew">Ask twice: nobody can give back what was mistyped.</param>
    internal static string? Read(string? file, Screen screen, bool isNew = false) => Read(file, Environment.GetEnvironmentVariable(Variable), "Passphrase: ", screen, isNew);

    /// <summary>Another passphrase, which the environment does not give.</summary>
    internal static string? ReadNew(string? file, Screen screen) => Read(file, null, "New passphrase: ", screen, isNew: true);

    /// <summary>True where a passphrase is given without asking for it.</summary>
    internal static bool Given(string? file) => file is not null || Environment.GetEnvironmentVariable(Variable) is { Length: > 0 };

    /// <summary>True where somebody sits at the terminal to be asked.</summary>
    internal static bool CanAsk => !Console.IsInputRedirected;

    /// <summary>A line that is typed and seen; null at the end of what is typed.</summary>
    internal static string? Ask(string prompt, Screen screen)
    {
        screen.Error.Write(prompt);
        return Console.In.ReadLine();
    }

    static string? Read(string? file, string? variable, string prompt, Screen screen, bool isNew)
    {
        if (file is not null) return OfFile(file, screen);
        if (variable is { Length: > 0 }) return variable;
        if (!CanAsk)
        {
            screen.Fault($"Nobody is here to type the passphrase: name a file that has it (--passphrase-file FILE), or set {Variable}.");
            return null;
        }

        var typed = Typed(prompt, screen);
        if (!isNew || typed is null || Typed("Once more: ", screen) == typed) return typed;
        screen.Fault("The two are not the same; nothing was done. Run it again.");
        return null;
    }

    static string? OfFile(string file, Screen screen)
    {
        try
        {
            if (System.IO.File.ReadLines(file).FirstOrDefault()?.Trim('\uFEFF', '\r') is { Length: > 0 } line) return line;
            screen.Fault($"{file} has no passphrase in its first line; write it there.");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            screen.Fault($"{file} cannot be read ({e.GetType().Name}); check that it is there and may be read.");
        }

        return null;
    }

    static string? Typed(string prompt, Screen screen)
    {
        screen.Error.Write(prompt);
        var typed = new StringBuilder();
        while (Console.ReadKey(intercept: true) is { Key: not ConsoleKey.Enter } key)
        {
            if (key.Key == ConsoleKey.Backspace) typed.Length = Math.Max(0, typed.Length - 1);
            else if (!char.IsControl(key.KeyChar)) typed.Append(key.KeyChar);
        }

        screen.Error.WriteLine();
        return typed.Length > 0 ? typed.ToString() : null;
    }
}
