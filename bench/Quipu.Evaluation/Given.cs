namespace Quipu.Evaluation;

/// <summary>What a command was given is not what it needs; the sentence says what it needs.</summary>
sealed class GivenException(string message, Exception? inner = null) : Exception(message, inner);

/// <summary>What a command is given: looked at before anything is measured, so that a wrong folder is a sentence and not a table of zeros.</summary>
static class Given
{
    /// <summary>The files of a folder whose names match, in ordinal order; at least one.</summary>
    /// <exception cref="GivenException">There is no such folder, or no such file in it.</exception>
    internal static List<string> Files(string folder, string pattern, SearchOption depth = SearchOption.TopDirectoryOnly)
    {
        if (!Directory.Exists(folder)) throw new GivenException($"There is no folder {folder}; give one with files {pattern}.");
        var files = Directory.EnumerateFiles(folder, pattern, depth).Order(StringComparer.Ordinal).ToList();
        return files.Count > 0 ? files : throw new GivenException($"The folder {folder} holds no files {pattern}.");
    }

    /// <summary>Reads a file; what is wrong with it is said with its name.</summary>
    internal static T Read<T>(string path, Func<byte[], T> read) => Named(path, () => read(File.ReadAllBytes(path)));

    /// <summary>Does something with a file; what is wrong with it is said with its name.</summary>
    internal static T Named<T>(string path, Func<T> make)
    {
        try
        {
            return make();
        }
        catch (Exception e) when (e is System.Text.Json.JsonException or InvalidDataException or FormatException or InvalidOperationException or KeyNotFoundException)
        {
            throw new GivenException($"{path} is not what it should be: {e.Message}", e);
        }
    }

    /// <summary>Runs a command; a fault of what it was given, or of the disk, is one sentence and code 1.</summary>
    internal static int Guarded(Func<int> command)
    {
        try
        {
            return command();
        }
        catch (Exception e) when (e is GivenException or IOException or UnauthorizedAccessException or InvalidDataException or System.Text.Json.JsonException)
        {
            Console.Error.WriteLine(e.Message);
            return 1;
        }
    }
}
