using Quipu.Sources.Protected;

namespace Quipu.Cli.Terminal;

/// <summary>Who a source is, from a file, a pipe or the terminal; never from the command line.</summary>
static class IdentityInput
{
    /// <summary>The identity; null with a sentence on the screen where there is none. The sentence has none of its words.</summary>
    internal static SourceIdentity? Read(string? file, Screen screen)
    {
        if (Lines(file, screen) is not { } lines) return null;
        if (SourceIdentity.Parse(lines, out var fault) is { } identity) return identity;
        screen.Fault(fault!);
        return null;
    }

    static string? Lines(string? file, Screen screen)
    {
        if (file == "-") return Console.In.ReadToEnd();
        if (file is not null) return OfFile(file, screen);
        if (Passphrases.CanAsk) return Asked(screen);
        screen.Fault("Nobody is here to say who it is: name a file (--identity FILE), or - for the standard input.");
        return null;
    }

    static string? OfFile(string file, Screen screen)
    {
        try
        {
            return File.ReadAllText(file);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            screen.Fault($"The file with the identity cannot be read ({e.GetType().Name}); check that it is there and may be read.");
            return null;
        }
    }

    static string Asked(Screen screen)
    {
        screen.Say("Who is it? An empty line goes on to the next question.");
        var lines = new List<string>();
        foreach (var (prompt, key) in new[] { ("Name: ", "name"), ("Another name, handle or signature: ", "alias"), ("E-mail, phone, address: ", "contact"), ("Note: ", "note") })
            while (Passphrases.Ask(prompt, screen) is { Length: > 0 } typed)
            {
                lines.Add($"{key}: {typed}");
                if (key == "name") break;
            }

        return string.Join('\n', lines);
    }
}
