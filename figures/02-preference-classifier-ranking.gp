# Draw again beside this file: gnuplot 02-preference-classifier-ranking.gp
# The same numbers for other tools: 02-preference-classifier-ranking.tsv
set terminal svg size 720,385 noenhanced rounded background rgb '#ffffff' font "DejaVu Sans\054 Verdana\054 sans-serif,12"
set output '02-preference-classifier-ranking.svg'
set encoding utf8
set style line 1 lc rgb '#0072B2' lw 2 pt 7 ps 0.7 dt 1
set style line 2 lc rgb '#D55E00' lw 2 pt 5 ps 0.7 dt '-'
set style line 3 lc rgb '#009E73' lw 2 pt 9 ps 0.7 dt (2,4)
set style line 4 lc rgb '#CC79A7' lw 2 pt 13 ps 0.7 dt '_.'
set style line 5 lc rgb '#E69F00' lw 2 pt 11 ps 0.7 dt '-..'
set style line 6 lc rgb '#56B4E9' lw 2 pt 6 ps 0.7 dt (12,4)
set style line 7 lc rgb '#000000' lw 2 pt 4 ps 0.7 dt (1,3)
$panel1_1 << EOD
0 0.954 0.934458 0.973542
1 0.972667 0.957921 0.987412
2 0.943333 0.91702 0.969646
3 0.946667 0.921094 0.972239
EOD
$panel1_2 << EOD
0 0.712 0.691044 0.732956
1 0.709917 0.686908 0.732926
2 0.564583 0.536382 0.592784
3 0.5925 0.564433 0.620567
EOD
$panel1_3 << EOD
0 0.404 0.370447 0.437553
1 0.382333 0.33703 0.427636
2 0.0933333 0.0605543 0.126112
3 0.136667 0.0975741 0.175759
EOD
$panel1_4 << EOD
0 0.978 0.965577 0.990423
1 0.991667 0.983812 0.999522
2 0.96 0.937698 0.982302
3 0.983333 0.968764 0.997903
EOD
$panel2_1 << EOD
0 0.473333 0.423263 0.523403
1 0.575 0.528929 0.621071
2 0.00166667 0 0.00494655
3 0.07 0.0409621 0.0990379
EOD
$panel2_2 << EOD
0 0.298167 0.266151 0.330183
1 0.432667 0.404289 0.461045
2 0.000833333 0 0.00199101
3 0.0208333 0.0123109 0.0293558
EOD
$panel2_3 << EOD
0 0.130667 0.102361 0.158973
1 0.230333 0.189907 0.27076
2 0 0 0
3 0 0 0
EOD
$panel2_4 << EOD
0 0.561333 0.513106 0.609561
1 0.776333 0.743204 0.809463
2 0.00333333 0 0.00796402
3 0.0766667 0.0463866 0.106947
EOD
set multiplot
set lmargin at screen 0; set rmargin at screen 1
set tmargin at screen 1; set bmargin at screen 0
unset border; unset tics; set xrange [0:1]; set yrange [0:1]
set key at screen 0.0166667, screen 0.885714 left top horizontal maxcols 4 Left reverse samplen 2.6 spacing 1.1 textcolor rgb '#333333'
plot NaN with points ls 1 title 'chosen', NaN with points ls 2 title 'mean of four', NaN with points ls 3 title 'rejected', NaN with points ls 4 title 'best possible'
set border 3 lc rgb '#555555'
set tics nomirror out scale 0.5 textcolor rgb '#333333'
unset label; unset arrow; unset key
set label 'What the judge picks from four samples' at screen 0.0277778, screen 0.948052 left font ',15' front
set lmargin at screen 0.0805556; set rmargin at screen 0.472222
set tmargin at screen 0.716883; set bmargin at screen 0.155844
set label 'usual wording' at screen 0.0805556, screen 0.779221 left font ',13' textcolor rgb '#333333'
unset logscale x
set xrange [0:1.02]
set xtics 0.5 nomirror out norotate autojustify scale 0.5 format '%g'
set grid xtics lw 0.7 lc rgb '#e2e2e2'
unset logscale y
set yrange [0:1]
set ytics 0.2 nomirror out norotate autojustify scale 0.5 format '%g'
set grid ytics lw 0.7 lc rgb '#e2e2e2'
set xlabel 'true quality (oracle)' offset 0,0.3 textcolor rgb '#333333'
set label '' at screen 0.0194444, screen 0.436364 center rotate by 90 textcolor rgb '#333333'
set ytics ('chat' 0, 'code' 1, 'math' 2, 'safety' 3) nomirror scale 0
set yrange [3.5:-0.5]
plot $panel1_1 using 3:($1+-0.305556):($4-$3):(0) with vectors nohead ls 1 dt 1 notitle, '' using 2:($1+-0.305556) with points ls 1 dt 1 title 'chosen', \
  $panel1_2 using 3:($1+-0.101852):($4-$3):(0) with vectors nohead ls 2 dt 1 notitle, '' using 2:($1+-0.101852) with points ls 2 dt 1 title 'mean of four', \
  $panel1_3 using 3:($1+0.101852):($4-$3):(0) with vectors nohead ls 3 dt 1 notitle, '' using 2:($1+0.101852) with points ls 3 dt 1 title 'rejected', \
  $panel1_4 using 3:($1+0.305556):($4-$3):(0) with vectors nohead ls 4 dt 1 notitle, '' using 2:($1+0.305556) with points ls 4 dt 1 title 'best possible'
unset label; unset arrow; unset key
set lmargin at screen 0.580556; set rmargin at screen 0.972222
set tmargin at screen 0.716883; set bmargin at screen 0.155844
set label 'other wordings' at screen 0.580556, screen 0.779221 left font ',13' textcolor rgb '#333333'
unset logscale x
set xrange [0:1.02]
set xtics 0.5 nomirror out norotate autojustify scale 0.5 format '%g'
set grid xtics lw 0.7 lc rgb '#e2e2e2'
unset logscale y
set yrange [0:1]
set ytics 0.2 nomirror out norotate autojustify scale 0.5 format '%g'
set grid ytics lw 0.7 lc rgb '#e2e2e2'
set xlabel 'true quality (oracle)' offset 0,0.3 textcolor rgb '#333333'
set label '' at screen 0.519444, screen 0.436364 center rotate by 90 textcolor rgb '#333333'
set ytics ('chat' 0, 'code' 1, 'math' 2, 'safety' 3) nomirror scale 0
set yrange [3.5:-0.5]
plot $panel2_1 using 3:($1+-0.305556):($4-$3):(0) with vectors nohead ls 1 dt 1 notitle, '' using 2:($1+-0.305556) with points ls 1 dt 1 title 'chosen', \
  $panel2_2 using 3:($1+-0.101852):($4-$3):(0) with vectors nohead ls 2 dt 1 notitle, '' using 2:($1+-0.101852) with points ls 2 dt 1 title 'mean of four', \
  $panel2_3 using 3:($1+0.101852):($4-$3):(0) with vectors nohead ls 3 dt 1 notitle, '' using 2:($1+0.101852) with points ls 3 dt 1 title 'rejected', \
  $panel2_4 using 3:($1+0.305556):($4-$3):(0) with vectors nohead ls 4 dt 1 notitle, '' using 2:($1+0.305556) with points ls 4 dt 1 title 'best possible'
unset multiplot
unset output
