using Quipu.Evaluation;

return args switch
{
    ["syntax", var path, var language] => Syntax.Score(path, language),
    ["parse", var path] => Syntax.Print(path),
    ["names", var folder, var to] => Names.Write(folder, to),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("usage: syntax FILE.conllu LANGUAGE | parse FILE.txt | names FOLDER OUT");
    return 1;
}
