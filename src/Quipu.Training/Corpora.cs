using System.Diagnostics;
using Quipu.Reading.Models;

namespace Quipu.Training;

/// <summary>The corpora that models are made of: a folder like <c>shared/data/nlp</c>, its files compressed with xz or plain.</summary>
sealed class Corpora(string folder)
{
    /// <summary>The sentences of a treebank: <c>en_ewt-train</c>.</summary>
    internal IReadOnlyList<ConlluSentence> Trees(string name)
    {
        using var text = Open($"train-ok/ud/{name}.conllu");
        return [.. Conllu.Read(text)];
    }

    /// <summary>The lines of a file: <c>train-ok/ner/es_cess_ner-train.conll</c>.</summary>
    internal IReadOnlyList<string> Lines(string path)
    {
        using var text = Open(path);
        var lines = new List<string>();
        while (text.ReadLine() is { } line) lines.Add(line);
        return lines;
    }

    /// <summary>Opens a file of the folder as text, plain or as <c>.xz</c> beside it.</summary>
    internal TextReader Open(string path)
    {
        var plain = Path.Combine(folder, path);
        return File.Exists(plain) ? new StreamReader(plain) : OpenFile(plain + ".xz");
    }

    /// <summary>Opens a file as text; <c>.xz</c> is unpacked by the program of that name.</summary>
    internal static TextReader OpenFile(string path)
    {
        if (!File.Exists(path)) throw new FileNotFoundException($"There is no corpus {path}.", path);
        if (!path.EndsWith(".xz", StringComparison.Ordinal)) return new StreamReader(path);
        using var process = Process.Start(new ProcessStartInfo("xz", ["-dc", path]) { RedirectStandardOutput = true, UseShellExecute = false }) ?? throw new InvalidOperationException("xz does not start; install xz-utils.");
        var text = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? new StringReader(text) : throw new InvalidDataException($"xz cannot unpack {path}.");
    }
}
