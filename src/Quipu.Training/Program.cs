using System.Globalization;
using Quipu.Model;
using Quipu.Training;

// Makes the models of src/Quipu/Reading/Models from the corpora, byte for byte the same each time.
CultureInfo.DefaultThreadCurrentCulture = CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
if (args is not [var folder, var to, .. var only] || !Directory.Exists(folder))
{
    Console.Error.WriteLine("usage: FOLDER-OF-CORPORA FOLDER-OF-MODELS [MODEL…]; for instance ../shared/data/nlp src/Quipu/Reading/Models tags-es");
    return 1;
}

var corpora = new Corpora(folder);
(string Name, Action<Corpora, string> Train)[] models =
[
    ("tags-en", (c, path) => TaggerTraining.Run(c, Language.English, path)),
    ("tags-es", (c, path) => TaggerTraining.Run(c, Language.Spanish, path)),
    ("trees-en", (c, path) => TreeTraining.Run(c, Language.English, path)),
    ("trees-es", (c, path) => TreeTraining.Run(c, Language.Spanish, path)),
    ("names-lists", NameListing.Write),
    ("names-en", NameTraining.English),
    ("names-es", NameTraining.Spanish),
];
foreach (var (name, train) in models)
    if (only is [] || only.Contains(name, StringComparer.Ordinal)) train(corpora, Path.Combine(to, name + ".model"));
return 0;
